using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Queries;
using Linking.Plugins.Schema;
using Linking.Plugins.Setup;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Triggers;

/// <summary>Cloud flows that start when a row is modified: each keeps a callback registration while it is on.</summary>
internal sealed class FlowTriggers(IOrganizationService service) : ITriggerSource
{
    private const int Added = 1;
    private const int Deleted = 2;
    private const int AddedOrDeleted = 5;

    /// <inheritdoc />
    public string Table => Names.CallbackRegistration.Table;

    /// <inheritdoc />
    public string Privilege => Names.CallbackRegistration.ReadPrivilege;

    /// <inheritdoc />
    public string Content => "cloud flows";

    /// <inheritdoc />
    public IEnumerable<Trigger> Read(IReadOnlyCollection<string> tables)
    {
        var query = new QueryExpression(Names.CallbackRegistration.Table)
        {
            ColumnSet = new ColumnSet(
                Names.CallbackRegistration.Name,
                Names.CallbackRegistration.TargetTable,
                Names.CallbackRegistration.Message,
                Names.CallbackRegistration.FilteringColumns,
                Names.CallbackRegistration.FilterExpression),
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.CallbackRegistration.TargetTable, ConditionOperator.In, tables.Cast<object>().ToArray()));
        return new BlockQuery(service).ReadPages(query, PlatformLimits.StandardPage).Where(IsOnUpdate).Select(ToTrigger);
    }

    // All other values include the change of a row.
    private static bool IsOnUpdate(Entity row)
    {
        return row.GetAttributeValue<OptionSetValue>(Names.CallbackRegistration.Message)?.Value is not (Added or Deleted or AddedOrDeleted);
    }

    private static Trigger ToTrigger(Entity row)
    {
        var columns = ColumnList.Read(row.GetAttributeValue<string>(Names.CallbackRegistration.FilteringColumns));
        var hasCondition = !string.IsNullOrWhiteSpace(row.GetAttributeValue<string>(Names.CallbackRegistration.FilterExpression));
        var fires = FiringRule.Of(columns);
        return new Trigger(
            row.GetAttributeValue<string>(Names.CallbackRegistration.TargetTable) ?? string.Empty,
            "flow",
            row.Id,
            row.GetAttributeValue<string>(Names.CallbackRegistration.Name) ?? string.Empty,
            IsSynchronous: false,
            columns,
            fires == Fires.OnEachLink && hasCondition ? Fires.Perhaps : fires);
    }
}
