namespace EmbeddedDataverse.Messages;

/// <summary>DeleteMultiple exists for elastic tables only.</summary>
internal sealed class DeleteMultipleHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var targets = call.Require<EntityReferenceCollection>("Targets");
        var table = WriteMessages.TableOf(call, targets.FirstOrDefault()?.LogicalName);
        if (!table.IsElastic)
        {
            throw PlatformFaults.Make(ErrorCodes.NotSupported, $"DeleteMultiple has not yet been implemented for '{table.Name}'.");
        }

        var rows = targets.Select(target => new WriteRow(target.Id, null)).ToList();
        WriteMessages.Delete(call, table, rows, bulk: true);
        BulkResults.ThrowIfAnyFailed(rows);
        return call.Respond(new OrganizationResponse());
    }
}
