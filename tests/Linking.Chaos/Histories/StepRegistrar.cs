using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Chaos.Histories;

/// <summary>Registers plug-ins of others on the update of a table.</summary>
internal sealed class StepRegistrar(IOrganizationService service)
{
    /// <summary>Registers a synchronous step.</summary>
    public Guid Register(Guid type, string name, string table, int stage)
    {
        var message = Find("sdkmessage", ("name", "Update"));
        var filter = Find("sdkmessagefilter", ("primaryobjecttypecode", table), ("sdkmessageid", message));
        return service.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = name,
            ["eventhandler"] = new EntityReference("plugintype", type),
            ["sdkmessageid"] = new EntityReference("sdkmessage", message),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter", filter),
            ["stage"] = new OptionSetValue(stage),
            ["mode"] = new OptionSetValue(0),
            ["rank"] = 1,
            ["supporteddeployment"] = new OptionSetValue(0),
        });
    }

    private Guid Find(string from, params (string Column, object Value)[] conditions)
    {
        var query = new QueryExpression(from);
        foreach (var (column, value) in conditions)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return service.RetrieveMultiple(query).Entities[0].Id;
    }
}
