using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Linking.Plugins.Setup;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Triggers;

/// <summary>Activated classic workflows that start on an update, and business rules.</summary>
internal sealed class WorkflowTriggers(IOrganizationService service) : ITriggerSource
{
    private const int Activated = 1;
    private const int Definition = 1;
    private const int ClassicWorkflow = 0;
    private const int BusinessRule = 2;
    private const int RealTime = 1;

    /// <inheritdoc />
    public string Table => Names.Workflow.Table;

    /// <inheritdoc />
    public string Privilege => Names.Workflow.ReadPrivilege;

    /// <inheritdoc />
    public string Content => "workflows and business rules";

    /// <inheritdoc />
    public IEnumerable<Trigger> Read(IReadOnlyCollection<string> tables)
    {
        var query = new QueryExpression(Names.Workflow.Table)
        {
            ColumnSet = new ColumnSet(Names.Workflow.Name, Names.Workflow.Category, Names.Workflow.PrimaryTable, Names.Workflow.Mode,
                Names.Workflow.UpdateColumns),
        };
        query.Criteria.AddCondition(Names.State.Code, ConditionOperator.Equal, Activated);
        query.Criteria.AddCondition(Names.Workflow.Type, ConditionOperator.Equal, Definition);
        query.Criteria.AddCondition(new ConditionExpression(Names.Workflow.Category, ConditionOperator.In, ClassicWorkflow, BusinessRule));
        query.Criteria.AddCondition(new ConditionExpression(Names.Workflow.PrimaryTable, ConditionOperator.In, tables.Cast<object>().ToArray()));
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Select(ToTrigger).OfType<Trigger>();
    }

    private static Trigger? ToTrigger(Entity row)
    {
        var columns = ColumnList.Read(row.GetAttributeValue<string>(Names.Workflow.UpdateColumns));
        if (row.GetAttributeValue<OptionSetValue>(Names.Workflow.Category)?.Value == BusinessRule)
        {
            // Which columns a business rule waits for on the server stands in its definition only.
            return Make(row, "business rule", isSynchronous: true, columns, columns.Count == 0 ? Fires.Perhaps : FiringRule.Of(columns));
        }

        // A workflow without such columns starts on other events or by hand.
        return columns.Count == 0
            ? null
            : Make(row, "workflow", row.GetAttributeValue<OptionSetValue>(Names.Workflow.Mode)?.Value == RealTime, columns, FiringRule.Of(columns));
    }

    private static Trigger Make(Entity row, string kind, bool isSynchronous, IReadOnlyCollection<string> columns, Fires fires) => new(
        row.GetAttributeValue<string>(Names.Workflow.PrimaryTable) ?? string.Empty,
        kind,
        row.Id,
        row.GetAttributeValue<string>(Names.Workflow.Name) ?? string.Empty,
        isSynchronous,
        columns,
        fires);
}
