using Linking.Plugins.Registration;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Registers the steps of the registration list one by one, as a developer does with the Plug-in Registration Tool.</summary>
internal sealed class StepsByHand(IOrganizationService service)
{
    private const int PreImage = 0;

    /// <summary>Registers the steps for a table that are not registered yet.</summary>
    internal void Register(string table, Plugins.Schema.TableKind kind)
    {
        foreach (var step in StepList.For(table, kind))
        {
            if (Find("sdkmessageprocessingstep", ("name", step.Name)) is null)
            {
                Create(step);
            }
        }
    }

    private void Create(StepRegistration step)
    {
        var message = Require("sdkmessage", ("name", step.Message));
        var filter = Require("sdkmessagefilter", ("sdkmessageid", message), ("primaryobjecttypecode", step.Table));
        var type = Require("plugintype", ("typename", step.PluginType));
        var id = service.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = step.Name,
            ["plugintypeid"] = new EntityReference("plugintype", type),
            ["sdkmessageid"] = new EntityReference("sdkmessage", message),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter", filter),
            ["stage"] = new OptionSetValue(StepRegistration.Stage),
            ["mode"] = new OptionSetValue((int)StepRegistration.Mode),
            ["rank"] = StepRegistration.Rank,
            ["filteringattributes"] = step.FilteringColumns.Count == 0 ? null : string.Join(",", step.FilteringColumns),
            ["asyncautodelete"] = StepRegistration.AsyncAutoDelete,
            ["supporteddeployment"] = new OptionSetValue(0),
        });
        if (step.ImageColumns is { } columns)
        {
            service.Create(new Entity("sdkmessageprocessingstepimage")
            {
                ["name"] = Names.BeforeImage,
                ["entityalias"] = Names.BeforeImage,
                ["imagetype"] = new OptionSetValue(PreImage),
                ["messagepropertyname"] = step.Message == Names.Message.Delete ? Names.Parameter.Target : Names.Parameter.Targets,
                ["attributes"] = columns.Count == 0 ? null : string.Join(",", columns),
                ["sdkmessageprocessingstepid"] = new EntityReference("sdkmessageprocessingstep", id),
            });
        }
    }

    private Guid Require(string table, params (string Column, object Value)[] conditions)
    {
        return Find(table, conditions)
            ?? throw new InvalidOperationException($"No {table} with {string.Join(", ", conditions.Select(condition => $"{condition.Column} {condition.Value}"))}.");
    }

    private Guid? Find(string table, params (string Column, object Value)[] conditions)
    {
        var query = new QueryExpression(table) { TopCount = 1 };
        foreach (var (column, value) in conditions)
        {
            query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        }

        return service.RetrieveMultiple(query).Entities.FirstOrDefault()?.Id;
    }
}
