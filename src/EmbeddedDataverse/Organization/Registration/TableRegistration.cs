namespace EmbeddedDataverse.Registration;

/// <summary>Declares tables to the organisation, with the sdkmessagefilter rows that let steps be registered on them.</summary>
internal sealed class TableRegistration(Organization organization)
{
    private static readonly string[] StandardMessages = ["Create", "Update", "Delete", "CreateMultiple", "UpdateMultiple"];
    private static readonly string[] ElasticMessages = [.. StandardMessages, "Upsert", "UpsertMultiple", "DeleteMultiple"];

    private static readonly string[] OtherMessages =
        ["Retrieve", "RetrieveMultiple", "ExecuteMultiple", "ExecuteTransaction", "Assign", "SetState", "Associate", "Disassociate", "WhoAmI", "PublishXml",
            "PublishAllXml"];

    public Table Define(TableDefinition definition)
    {
        if (organization.Catalog.TryGet(definition.LogicalName, out _))
        {
            throw PlatformFaults.Invalid($"The table '{definition.LogicalName}' exists already.");
        }

        if (definition.Kind == TableKind.Elastic && definition.Keys.Count > 0)
        {
            throw PlatformFaults.NotSupported("An alternate key on an elastic table");
        }

        organization.Database.Begin();
        try
        {
            var table = DefineInTransaction(definition);
            organization.Database.Commit();
            return table;
        }
        catch
        {
            organization.Database.Rollback();
            throw;
        }
    }

    /// <summary>Defines a table as a part of something greater, which undoes it when it fails.</summary>
    public Table DefineInTransaction(TableDefinition definition)
    {
        var table = organization.Catalog.Define(definition);
        CreateFilters(table);
        return table;
    }

    /// <summary>Removes a table with its rows, and what let steps be registered on it.</summary>
    public void Remove(Table table)
    {
        _ = organization.Database.Execute("DELETE FROM sdkmessagefilter WHERE primaryobjecttypecode = ?1", table.Name);
        organization.Catalog.RemoveTable(table);
    }

    public void CreateMessages()
    {
        foreach (var name in ElasticMessages.Concat(OtherMessages))
        {
            CreateMessage(name);
        }
    }

    public void CreateMessage(string name)
    {
        Insert(new Entity("sdkmessage", organization.Catalog.NewId()) { ["name"] = name, ["isactive"] = true, ["isprivate"] = false });
    }

    /// <summary>A virtual table raises no events; a standard one has no Upsert events, because Upsert becomes Create or Update there.</summary>
    public void CreateFilters(Table table)
    {
        if (!table.Definition.RaisesEvents || table.Kind == TableKind.Virtual)
        {
            return;
        }

        var messages = table.IsElastic ? ElasticMessages
            : organization.Options.TablesWithoutMultiple.Contains(table.Name) ? ["Create", "Update", "Delete"]
            : StandardMessages;
        foreach (var message in messages)
        {
            CreateFilter(message, table.Name);
        }
    }

    public void CreateFilter(string message, string? table)
    {
        Insert(new Entity("sdkmessagefilter", organization.Catalog.NewId())
        {
            ["sdkmessageid"] = new EntityReference("sdkmessage", MessageId(message)),
            ["primaryobjecttypecode"] = table,
            ["secondaryobjecttypecode"] = "none",
            ["iscustomprocessingstepallowed"] = true,
            ["isvisible"] = true,
            ["availability"] = 0,
        });
    }

    private Guid MessageId(string name)
    {
        var statement = organization.Database.Prepare("SELECT sdkmessageid FROM sdkmessage WHERE name = ?1").Bind(1, name);
        var id = statement.Read() ? statement.Guid(0) : throw PlatformFaults.Invalid($"There is no message '{name}'.");
        statement.Reset();
        return id;
    }

    private void Insert(Entity row)
    {
        new BulkLoader(organization).Insert(organization.Catalog.Get(row.LogicalName), row);
    }
}
