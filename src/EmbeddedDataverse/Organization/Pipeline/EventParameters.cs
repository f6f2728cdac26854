namespace EmbeddedDataverse.Pipeline;

/// <summary>The parameters of an event: what goes in, what comes out, what its steps share.</summary>
internal static class EventParameters
{
    public static ParameterCollection Input(WriteEvent source, IReadOnlyList<WriteRow> rows, bool isMultiple)
    {
        var input = new ParameterCollection();
        foreach (var (name, value) in source.Call.Request.Parameters)
        {
            if (name is not ("Target" or "Targets"))
            {
                input[name] = value;
            }
        }

        if (source.IsDelete)
        {
            input[isMultiple ? "Targets" : "Target"] = isMultiple
                ? new EntityReferenceCollection([.. rows.Select(row => new EntityReference(source.Table.Name, row.Id))])
                : new EntityReference(source.Table.Name, rows[0].Id);
        }
        else
        {
            input[isMultiple ? "Targets" : "Target"] = isMultiple
                ? new EntityCollection([.. rows.Select(row => row.Target!)]) { EntityName = source.Table.Name }
                : rows[0].Target!;
        }

        return input;
    }

    /// <summary>Puts what the main operation answered where PostOperation steps look for it.</summary>
    public static void SetOutput(ParameterCollection output, string message, Table table, IReadOnlyList<WriteRow> rows)
    {
        switch (message)
        {
            case "Create":
                output["id"] = rows[0].Id;
                break;
            case "CreateMultiple":
                output["Ids"] = rows.Select(row => row.Id).ToArray();
                break;
            case "Upsert":
                output["RecordCreated"] = rows[0].Created;
                output["Target"] = new EntityReference(table.Name, rows[0].Id);
                break;
        }
    }

    /// <summary>Shared variables as they begin: with the caller's tag.</summary>
    public static ParameterCollection Shared(Call call)
    {
        var shared = new ParameterCollection();
        if (call.Get<string>("tag") is { } tag)
        {
            shared["tag"] = tag;
        }

        return shared;
    }
}
