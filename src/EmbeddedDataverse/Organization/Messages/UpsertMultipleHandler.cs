namespace EmbeddedDataverse.Messages;

/// <summary>UpsertMultiple: several targets for one row are a fault.</summary>
internal sealed class UpsertMultipleHandler : IMessageHandler
{
    public OrganizationResponse Execute(Call call)
    {
        var (table, targets) = WriteMessages.Targets(call);
        var rows = targets.Select(target => UpsertRules.Decide(call, table, target)).ToList();
        if (rows.DistinctBy(row => row.Id).Count() < rows.Count)
        {
            throw PlatformFaults.Make(ErrorCodes.DuplicateRecord, "The Targets of UpsertMultiple contain the same record more than once.");
        }

        if (table.IsElastic || call.Caller.Transaction is not null)
        {
            UpsertRules.Write(call, table, rows, bulk: true);
        }
        else
        {
            InOneTransaction(call, table, rows);
        }

        BulkResults.ThrowIfAnyFailed(rows);
        return call.Respond(new UpsertMultipleResponse(), ("Results", rows.Select(row => UpsertRules.Response(table, row, call)).ToArray()));
    }

    private static void InOneTransaction(Call call, Table table, List<WriteRow> rows)
    {
        var transaction = new WorkTransaction(call.Organization);
        try
        {
            UpsertRules.Write(new Call(call.Organization, call.Caller.With(transaction, call.Caller.InBatch), call.Request), table, rows, bulk: true);
            transaction.Commit();
        }
        catch
        {
            transaction.Doom();
            throw;
        }
    }
}
