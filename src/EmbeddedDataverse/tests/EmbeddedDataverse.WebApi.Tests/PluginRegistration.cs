namespace EmbeddedDataverse.WebApi.Tests;

/// <summary>Registers plug-ins that are made of delegates.</summary>
internal static class PluginRegistration
{
    /// <summary>A synchronous step before the main operation, or an asynchronous one behind it.</summary>
    public static Guid RegisterOn(this Organization organization, string message, string table, Action<IPluginExecutionContext> action, bool isAsync = false)
    {
        var service = organization.System;
        var sdkMessage = Find(service, "sdkmessage", ("name", message));
        return service.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = $"{message} of {table}",
            ["sdkmessageid"] = new EntityReference("sdkmessage", sdkMessage),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter",
                Find(service, "sdkmessagefilter", ("sdkmessageid", sdkMessage), ("primaryobjecttypecode", table))),
            ["eventhandler"] = new EntityReference("plugintype", organization.RegisterPlugin(new DelegatePlugin(action), Guid.NewGuid().ToString())),
            ["stage"] = new OptionSetValue(isAsync ? 40 : 20),
            ["mode"] = new OptionSetValue(isAsync ? 1 : 0),
            ["rank"] = 1,
        });
    }

    /// <summary>A custom API.</summary>
    public static Guid DefineApi(this Organization organization, string name, Action<IPluginExecutionContext> action, CustomApiParameter[] parameters,
        CustomApiParameter[] properties, bool isFunction = false)
    {
        var id = organization.DefineCustomApi(new CustomApiDefinition
        {
            UniqueName = name,
            PluginTypeId = organization.RegisterPlugin(new DelegatePlugin(action), name),
            Parameters = parameters,
            Properties = properties,
        });
        organization.System.Update(new Entity("customapi", id) { ["isfunction"] = isFunction });
        return id;
    }

    private static Guid Find(IOrganizationService service, string table, params (string Column, object Value)[] conditions)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        foreach (var (column, value) in conditions)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return service.RetrieveMultiple(query).Entities.Single().Id;
    }

    private sealed class DelegatePlugin(Action<IPluginExecutionContext> action) : IPlugin
    {
        public void Execute(IServiceProvider serviceProvider) => action((IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext))!);
    }
}
