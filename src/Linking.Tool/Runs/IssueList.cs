using System.Globalization;
using Linking.Client;
using Linking.Plugins.Planning;
using Linking.Plugins.Schema;
using Linking.Tool.Environments;
using Linking.Tool.Input;

namespace Linking.Tool.Runs;

/// <summary>Reads the issues that an organisation keeps.</summary>
internal sealed class IssueList(DataverseService service)
{
    private const int Open = 0;

    private static readonly string[] Columns =
    [
        Names.State.Code, Names.Issue.Code, Names.Issue.LogicalName, Names.Issue.RowId, Names.Issue.DataSource, Names.Issue.Key, Names.Issue.CustomerIds,
            Names.Issue.Message,
        Names.Issue.Remedy, Names.Issue.FirstSeen, Names.Issue.LastSeen,
    ];

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
        var conditions = new List<string>();
        if (!filter.Closed)
        {
            conditions.Add(string.Create(CultureInfo.InvariantCulture, $"{Names.State.Code} eq {Open}"));
        }

        if (filter.Table is { } table)
        {
            conditions.Add($"{Names.Issue.LogicalName} eq {RowQuery.Quoted(table)}");
        }

        if (filter.Code is { } code)
        {
            conditions.Add($"{Names.Issue.Code} eq {RowQuery.Quoted(code)}");
        }

        var query = new RowQuery(Names.Issue.Table, Columns)
        {
            Filter = conditions.Count == 0 ? null
            : string.Join(" and ", conditions),
            OrderBy = Names.Issue.Id
        };
        return
        [
            .. service.Read(query)
                .Select(FromRow)
                .OrderBy(issue => issue.Table, StringComparer.Ordinal)
                .ThenBy(issue => issue.Code, StringComparer.Ordinal)
                .ThenBy(issue => issue.RowId)
                .ThenBy(issue => issue.Key, StringComparer.Ordinal),
        ];
    }

    private static string Known(string option, string what, string name, IReadOnlyCollection<string> known) =>
        known.FirstOrDefault(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(option, null, $"'{name}' is no {what}", known.Count == 0 ? "Leave the option out: there is none yet"
            : $"Name one of: {string.Join(", ", known)}");

    private List<string> Tables()
    {
        return
        [
            .. service.Read(new RowQuery(Names.Issue.Table, Names.Issue.LogicalName))
                .Select(row => row.Text(Names.Issue.LogicalName))
                .Concat(new SourceTableList(service).Read().Select(table => table.LogicalName))
                .Where(table => !string.IsNullOrEmpty(table))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
    }

    private static IssueView FromRow(DataverseRow row) => new(
        row.Number(Names.State.Code) == Open,
        row.Text(Names.Issue.Code),
        row.Text(Names.Issue.LogicalName),
        Guid.TryParse(row.Text(Names.Issue.RowId), out var id) ? id : null,
        row.Text(Names.Issue.DataSource),
        row.Text(Names.Issue.Key),
        row.Text(Names.Issue.CustomerIds),
        row.Text(Names.Issue.Message),
        row.Text(Names.Issue.Remedy),
        row.Time(Names.Issue.FirstSeen),
        row.Time(Names.Issue.LastSeen));
}
