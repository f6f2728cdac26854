using EmbeddedDataverse;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Benchmarks.Embedded;

/// <summary>Does nothing: what is measured is what it takes to get there.</summary>
internal sealed class SilentPlugin : IPlugin
{
    private const int PostOperation = 40;
    private const int Asynchronous = 1;

    /// <summary>Registers it as an asynchronous step of the update of contacts.</summary>
    public static void Register(Organization organization)
    {
        var service = organization.System;
        var message = Find(service, "sdkmessage", ("name", "Update"));
        service.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = "silent",
            ["plugintypeid"] = new EntityReference("plugintype", organization.RegisterPlugin(new SilentPlugin())),
            ["sdkmessageid"] = new EntityReference("sdkmessage", message),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter",
                Find(service, "sdkmessagefilter", ("sdkmessageid", message), ("primaryobjecttypecode", "contact"))),
            ["stage"] = new OptionSetValue(PostOperation),
            ["mode"] = new OptionSetValue(Asynchronous),
            ["rank"] = 1,
            ["asyncautodelete"] = true,
            ["supporteddeployment"] = new OptionSetValue(0),
        });
    }

    public void Execute(IServiceProvider serviceProvider)
    {
        // Nothing.
    }

    private static Guid Find(IOrganizationService service, string table, params (string Column, object Value)[] conditions)
    {
        var query = new QueryExpression(table);
        foreach (var (column, value) in conditions)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return service.RetrieveMultiple(query).Entities[0].Id;
    }
}
