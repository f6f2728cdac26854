using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Tool.Input;
using Linking.Tool.Simulation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Tool.Runs;

/// <summary>Reads the issues that an organisation keeps.</summary>
internal sealed class IssueList(IOrganizationService service)
{
    private const int Open = 0;

    /// <summary>The filter with the names as the product writes them.</summary>
    /// <exception cref="InputException">It names a code or table that no issue can have.</exception>
    public IssueFilter Checked(IssueFilter filter) => filter with
    {
        Code = filter.Code is { } code ? Known("--code", "kind of issue", code, Enum.GetNames<IssueCode>()) : null,
        Table = filter.Table is { } table ? Known("--table", "table with issues or source table of this organisation", table, Tables()) : null,
    };

    /// <summary>The issues by table, code, row and key.</summary>
    public IReadOnlyList<IssueView> Read(IssueFilter filter)
    {
        var query = new QueryExpression(Names.Issue.Table) { ColumnSet = new ColumnSet(true) };
        if (!filter.Closed)
        {
            query.Criteria.AddCondition(Names.State.Code, ConditionOperator.Equal, Open);
        }

        if (filter.Table is { } table)
        {
            query.Criteria.AddCondition(Names.Issue.LogicalName, ConditionOperator.Equal, table);
        }

        if (filter.Code is { } code)
        {
            query.Criteria.AddCondition(Names.Issue.Code, ConditionOperator.Equal, code);
        }

        query.AddOrder(Names.Issue.Id, OrderType.Ascending);
        return
        [
            .. PagedQuery.Read(service, query, PlatformLimits.StandardPage)
                .Select(FromRow)
                .OrderBy(issue => issue.Table, StringComparer.Ordinal)
                .ThenBy(issue => issue.Code, StringComparer.Ordinal)
                .ThenBy(issue => issue.RowId)
                .ThenBy(issue => issue.Key, StringComparer.Ordinal),
        ];
    }

    private static string Known(string option, string what, string name, IReadOnlyCollection<string> known) =>
        known.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(option, null, $"'{name}' is no {what}", known.Count == 0 ? "Leave the option out: there is none yet" : $"Name one of: {string.Join(", ", known)}");

    private List<string> Tables()
    {
        var query = new QueryExpression(Names.Issue.Table) { ColumnSet = new ColumnSet(Names.Issue.LogicalName), Distinct = true };
        return
        [
            .. PagedQuery.Read(service, query, PlatformLimits.StandardPage)
                .Select(row => row.GetAttributeValue<string>(Names.Issue.LogicalName))
                .Concat(new SourceTableStore(service, () => DateTime.UtcNow).Read().Select(table => table.LogicalName))
                .Where(table => !string.IsNullOrEmpty(table))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IssueView FromRow(Entity row)
    {
        string Text(string column) => row.GetAttributeValue<string>(column) ?? "";
        return new IssueView(
            row.GetAttributeValue<OptionSetValue>(Names.State.Code)?.Value == Open,
            Text(Names.Issue.Code),
            Text(Names.Issue.LogicalName),
            Guid.TryParse(Text(Names.Issue.RowId), out var id) ? id : null,
            Text(Names.Issue.DataSource),
            Text(Names.Issue.Key),
            Text(Names.Issue.CustomerIds),
            Text(Names.Issue.Message),
            Text(Names.Issue.Remedy),
            row.GetAttributeValue<DateTime?>(Names.Issue.FirstSeen),
            row.GetAttributeValue<DateTime?>(Names.Issue.LastSeen));
    }
}
