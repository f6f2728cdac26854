namespace EmbeddedDataverse.Tests;

/// <summary>Short forms for what nearly every test does.</summary>
internal static class OrganizationExtensions
{
    public static Guid Step(this Organization organization, string message, string? table, int stage, Action<PluginCall> action, bool isAsync = false,
        Action<Entity>? more = null)
    {
        var plugin = organization.RegisterPlugin(new ActionPlugin(action), "Test." + Guid.NewGuid().ToString("N"));
        var messageId = organization.Find("sdkmessage", "name", message);
        var row = new Entity("sdkmessageprocessingstep")
        {
            ["name"] = $"{message} of {table}",
            ["eventhandler"] = new EntityReference("plugintype", plugin),
            ["sdkmessageid"] = new EntityReference("sdkmessage", messageId),
            ["stage"] = new OptionSetValue(stage),
            ["mode"] = new OptionSetValue(isAsync ? 1 : 0),
            ["rank"] = 1,
            ["supporteddeployment"] = new OptionSetValue(0),
        };
        if (table is not null)
        {
            var query = new QueryExpression("sdkmessagefilter");
            query.Criteria.AddCondition("primaryobjecttypecode", ConditionOperator.Equal, table);
            query.Criteria.AddCondition("sdkmessageid", ConditionOperator.Equal, messageId);
            row["sdkmessagefilterid"] = organization.System.RetrieveMultiple(query).Entities.Single().ToEntityReference();
        }

        more?.Invoke(row);
        return organization.System.Create(row);
    }

    public static void Image(this Organization organization, Guid step, int type, string alias, string? columns, string property = "Target")
    {
        _ = organization.System.Create(new Entity("sdkmessageprocessingstepimage")
        {
            ["sdkmessageprocessingstepid"] = new EntityReference("sdkmessageprocessingstep", step),
            ["imagetype"] = new OptionSetValue(type),
            ["entityalias"] = alias,
            ["name"] = alias,
            ["messagepropertyname"] = property,
            ["attributes"] = columns,
        });
    }

    public static Guid Find(this Organization organization, string table, string column, object value)
    {
        var query = new QueryExpression(table);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return organization.System.RetrieveMultiple(query).Entities.Single().Id;
    }

    public static Guid CreateContact(this Organization organization, string? lastName = "Yilmaz")
    {
        return organization.System.Create(new Entity("contact") { ["lastname"] = lastName });
    }

    public static Entity Get(this Organization organization, string table, Guid id)
    {
        return organization.System.Retrieve(table, id, new ColumnSet(true));
    }

    public static int Count(this Organization organization, string table)
    {
        var query = new QueryExpression(table) { PageInfo = { ReturnTotalRecordCount = true } };
        return organization.System.RetrieveMultiple(query).TotalRecordCount;
    }
}
