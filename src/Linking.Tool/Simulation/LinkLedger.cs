using Linking.Tool.Input;
using Linking.Tool.Installation;
using Linking.Tool.Report;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>Compares the links of all source rows before and after a unification. Keeps 32 bytes a linked row.</summary>
/// <param name="service">The organisation.</param>
/// <param name="input">The simulation folder.</param>
internal sealed class LinkLedger(IOrganizationService service, SimulationInput input)
{
    private readonly Dictionary<string, Dictionary<Guid, Guid>> links = new(StringComparer.Ordinal);

    /// <summary>Remembers the links as they are now.</summary>
    public void Open()
    {
        foreach (var table in input.Rows.Select(rows => rows.Table.LogicalName))
        {
            links[table] = new LinkReader(service).Read(table).Where(link => link.Profile != Guid.Empty).ToDictionary(link => link.Row, link => link.Profile);
        }
    }

    /// <summary>Counts what became of each row, and remembers the links for the next unification.</summary>
    /// <param name="keys">The alternate keys after the unification.</param>
    /// <param name="pairs">Receives the counts.</param>
    /// <param name="issues">The issues that are open now.</param>
    /// <returns>The rows of each table that were examined or have a link, by table and row id.</returns>
    public SortedDictionary<string, List<LedgerRow>> Close(InputFile keys, PairBook pairs, IReadOnlyList<ReportedIssue> issues)
    {
        var owners = ReadKeys(keys, pairs);
        var faulty = ReadIssues(issues, pairs, owners);
        var rows = new SortedDictionary<string, List<LedgerRow>>(StringComparer.Ordinal);
        foreach (var table in input.Rows.Select(file => file.Table.LogicalName))
        {
            var compared = Compare(table, pairs, owners.GetValueOrDefault(table) ?? [], faulty.GetValueOrDefault(table) ?? []);
            if (compared.Count > 0)
            {
                rows.Add(table, compared);
            }
        }

        foreach (var missing in faulty.Values.SelectMany(table => table.Values))
        {
            missing.Counts.Add(Change.Issue);
        }

        return rows;
    }

    private List<LedgerRow> Compare(string table, PairBook pairs, Dictionary<Guid, PairTally> owners, Dictionary<Guid, PairTally> faulty)
    {
        var before = links[table];
        var after = new Dictionary<Guid, Guid>(before.Count);
        var rows = new List<LedgerRow>();
        var fallback = pairs.OfTable(table);
        foreach (var (row, profile) in new LinkReader(service).Read(table))
        {
            before.TryGetValue(row, out var earlier);
            if (profile != Guid.Empty)
            {
                after.Add(row, profile);
            }

            if (faulty.Remove(row, out var issue))
            {
                issue.Counts.Add(Change.Issue);
                rows.Add(new LedgerRow(row, profile, Change.Issue));
            }
            else if (profile != Guid.Empty || earlier != Guid.Empty || owners.ContainsKey(row))
            {
                var change = Of(earlier, profile);
                (owners.GetValueOrDefault(row) ?? fallback ?? pairs.Of("", table)).Counts.Add(change);
                rows.Add(new LedgerRow(row, profile, change));
            }
        }

        links[table] = after;
        rows.Sort((one, other) => one.Id.CompareTo(other.Id));
        return rows;
    }

    private static Change Of(Guid before, Guid after)
    {
        if (before == after)
        {
            return Change.Unchanged;
        }

        return before == Guid.Empty ? Change.Linked : after == Guid.Empty ? Change.Unlinked : Change.Relinked;
    }

    /// <summary>Counts the keys of each pair and notes, for the pairs that are linked, which rows they name.</summary>
    private static Dictionary<string, Dictionary<Guid, PairTally>> ReadKeys(InputFile file, PairBook pairs)
    {
        var owners = new Dictionary<string, Dictionary<Guid, PairTally>>(StringComparer.Ordinal);
        using var rows = new CsvRows(file.Path);
        var dataSource = rows.Header.IndexOf(Names.AlternateKey.DataSource);
        var entity = rows.Header.IndexOf(Names.AlternateKey.EntityName);
        var value = rows.Header.IndexOf(Names.AlternateKey.Value);
        while (rows.Read())
        {
            var pair = pairs.Of(rows[dataSource], rows[entity]);
            pair.Keys++;
            if (pair.Linked && Guid.TryParse(rows[value].Trim(), out var id))
            {
                OfTable(owners, pair.LogicalName).TryAdd(id, pair);
            }
        }

        return owners;
    }

    /// <summary>Counts the issues that name no row, and notes the rows that the others name.</summary>
    private static Dictionary<string, Dictionary<Guid, PairTally>> ReadIssues(IReadOnlyList<ReportedIssue> issues, PairBook pairs, Dictionary<string, Dictionary<Guid, PairTally>> owners)
    {
        var faulty = new Dictionary<string, Dictionary<Guid, PairTally>>(StringComparer.Ordinal);
        foreach (var issue in issues)
        {
            var pair = issue.DataSource.Length > 0
                ? pairs.Of(issue.DataSource, issue.EntityName)
                : Owner(issue, owners) ?? pairs.OfTable(issue.Table) ?? pairs.Of("", issue.Table);
            if (issue.RowId is { } row)
            {
                OfTable(faulty, issue.Table).TryAdd(row, pair);
            }
            else
            {
                pair.Counts.Add(Change.Issue);
            }
        }

        return faulty;
    }

    private static PairTally? Owner(ReportedIssue issue, Dictionary<string, Dictionary<Guid, PairTally>> owners) =>
        issue.RowId is { } row && owners.TryGetValue(issue.Table, out var rows) ? rows.GetValueOrDefault(row) : null;

    private static Dictionary<Guid, PairTally> OfTable(Dictionary<string, Dictionary<Guid, PairTally>> tables, string table)
    {
        if (!tables.TryGetValue(table, out var rows))
        {
            tables.Add(table, rows = []);
        }

        return rows;
    }
}
