namespace EmbeddedDataverse.Messages;

/// <summary>What Upsert and UpsertMultiple have in common.</summary>
internal static class UpsertRules
{
    public static WriteRow Decide(Call call, Table table, Entity target)
    {
        var row = WriteMessages.NewRow(call, table, target);
        row.Created = !call.Organization.Rows.Exists(table, row.Id);
        if (row.Created)
        {
            foreach (var (name, value) in target.KeyAttributes)
            {
                if (!target.Contains(name))
                {
                    target[name] = value;
                }
            }
        }

        return row;
    }

    public static void Write(Call call, Table table, IReadOnlyList<WriteRow> rows, bool bulk)
    {
        if (table.IsElastic)
        {
            WriteMessages.Replace(call, table, rows, bulk);
            return;
        }

        var created = rows.Where(row => row.Created).ToList();
        var updated = rows.Where(row => !row.Created).ToList();
        if (created.Count > 0)
        {
            WriteMessages.Create(call, table, created, bulk);
        }

        if (updated.Count > 0)
        {
            WriteMessages.Update(call, table, updated, bulk);
        }
    }

    public static UpsertResponse Response(Table table, WriteRow row, Call call)
    {
        var response = new UpsertResponse();
        _ = call.Respond(response, ("RecordCreated", row.Created), ("Target", new EntityReference(table.Name, row.Id)));
        response.ResponseName = "Upsert";
        return response;
    }
}
