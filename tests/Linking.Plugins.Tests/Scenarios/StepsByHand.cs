using Linking.Plugins.Registration;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Registers the steps of the registration list one by one, as a developer does with the Plug-in Registration Tool.</summary>
internal sealed class StepsByHand(IOrganizationService service)
{
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
        service.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = step.Name,
            ["plugintypeid"] = new EntityReference("plugintype", type),
            ["sdkmessageid"] = new EntityReference("sdkmessage", message),
            ["sdkmessagefilterid"] = new EntityReference("sdkmessagefilter", filter),
            ["stage"] = new OptionSetValue(StepRegistration.Stage),
            ["mode"] = new OptionSetValue((int)StepRegistration.Mode),
            ["rank"] = StepRegistration.Rank,
            ["filteringattributes"] = FilteringOf(step),
            ["asyncautodelete"] = StepRegistration.AsyncAutoDelete,
            ["supporteddeployment"] = new OptionSetValue(0),
        });
    }

    // The key columns of an organisation are a matter of its own: a developer who leaves the column empty misses none.
    private static string? FilteringOf(StepRegistration step)
    {
        return step.FilteringColumns.Count == 0 || step.FiltersByKeyColumns ? null : string.Join(",", step.FilteringColumns);
    }

    private Guid Require(string table, params (string Column, object Value)[] conditions)
    {
        return Find(table, conditions)
            ?? throw new InvalidOperationException(
                $"No {table} with {string.Join(", ", conditions.Select(condition => $"{condition.Column} {condition.Value}"))}.");
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
