namespace EmbeddedDataverse.Messages;

/// <summary>UpdateMultiple: of several targets for one row the first counts and the others are ignored without a word.</summary>
internal sealed class UpdateMultipleHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var (table, targets) = WriteMessages.Targets(call);
        var rows = targets
            .Select(target => new WriteRow(WriteMessages.RequireId(call, table, target), target))
            .DistinctBy(row => row.Id)
            .ToList();
        WriteMessages.Update(call, table, rows, bulk: true);
        BulkResults.ThrowIfAnyFailed(rows);
        return call.Respond(new UpdateMultipleResponse());
    }
}
