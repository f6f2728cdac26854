namespace EmbeddedDataverse.Messages;

/// <summary>CreateMultiple: all rows or none on standard tables, as many as possible on elastic ones.</summary>
internal sealed class CreateMultipleHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var (table, targets) = WriteMessages.Targets(call);
        var rows = targets.Select(target => WriteMessages.NewRow(call, table, target)).ToList();
        WriteMessages.Create(call, table, rows, bulk: true);
        BulkResults.ThrowIfAnyFailed(rows);
        return call.Respond(new CreateMultipleResponse(), ("Ids", rows.Select(row => row.Id).ToArray()));
    }
}
