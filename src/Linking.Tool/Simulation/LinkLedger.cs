using Linking.Tool.Input;
using Linking.Tool.Input.Files;
using Linking.Tool.Installation;
using Linking.Tool.Report;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Simulation;

/// <summary>Compares the links of all source rows before and after a unification. None of the rows is kept in memory.</summary>
/// <param name="service">The organisation.</param>
/// <param name="input">The simulation folder.</param>
internal sealed class LinkLedger(IOrganizationService service, SimulationInput input) : IDisposable
{
    private readonly LedgerStore store = new();

    /// <summary>The rows that the last unification examined or left a link on, by table and row id.</summary>
    public IEnumerable<(string Table, LedgerRow Row)> Rows => store.Closed();

    /// <summary>Remembers the links as they are now.</summary>
    public void Open()
    {
        foreach (var table in input.Rows.Select(rows => rows.Table.LogicalName))
        {
            foreach (var (row, profile) in new LinkReader(service).Read(table).Where(link => link.Profile != Guid.Empty))
            {
                store.Link(table, row, profile);
            }
        }
    }

    /// <summary>Counts what became of each row, and remembers the links for the next unification.</summary>
    /// <param name="keys">The alternate keys after the unification.</param>
    /// <param name="pairs">Receives the counts.</param>
    /// <param name="issues">The issues that are open now.</param>
    public void Close(InputFile keys, PairBook pairs, IReadOnlyList<ReportedIssue> issues)
    {
        store.Turn();
        var owners = ReadKeys(keys, pairs);
        var faulty = ReadIssues(issues, pairs, owners);
        foreach (var table in input.Rows.Select(file => file.Table.LogicalName))
        {
            Compare(table, pairs, owners, faulty.GetValueOrDefault(table) ?? []);
        }

        foreach (var missing in faulty.Values.SelectMany(table => table.Values))
        {
            missing.Counts.Add(Change.Issue);
        }
    }

    public void Dispose() => store.Dispose();

    private void Compare(string table, PairBook pairs, List<PairTally> owners, Dictionary<Guid, PairTally> faulty)
    {
        var fallback = pairs.OfTable(table);
        foreach (var (row, profile) in new LinkReader(service).Read(table))
        {
            var (earlier, owner) = store.Find(table, row);
            if (faulty.Remove(row, out var issue))
            {
                issue.Counts.Add(Change.Issue);
                store.Close(table, new LedgerRow(row, profile, Change.Issue));
            }
            else if (profile != Guid.Empty || earlier != Guid.Empty || owner is not null)
            {
                var change = Of(earlier, profile);
                (owner is { } index ? owners[index] : fallback ?? pairs.Of("", table)).Counts.Add(change);
                store.Close(table, new LedgerRow(row, profile, change));
            }
        }
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
    /// <returns>The pairs by the numbers that the store knows them by.</returns>
    private List<PairTally> ReadKeys(InputFile file, PairBook pairs)
    {
        var owners = new List<PairTally>();
        var numbers = new Dictionary<PairTally, int>();
        using var rows = file.Open();
        var dataSource = rows.IndexOf(Names.AlternateKey.DataSource);
        var entity = rows.IndexOf(Names.AlternateKey.EntityName);
        var value = rows.IndexOf(Names.AlternateKey.Value);
        while (rows.Read())
        {
            var pair = pairs.Of(rows[dataSource], rows[entity]);
            pair.Keys++;
            if (pair.Linked && Guid.TryParse(rows[value].Trim(), out var id))
            {
                if (!numbers.TryGetValue(pair, out var number))
                {
                    numbers.Add(pair, number = owners.Count);
                    owners.Add(pair);
                }

                store.Name(pair.LogicalName, id, number);
            }
        }

        return owners;
    }

    /// <summary>Counts the issues that name no row, and notes the rows that the others name.</summary>
    private Dictionary<string, Dictionary<Guid, PairTally>> ReadIssues(IReadOnlyList<ReportedIssue> issues, PairBook pairs, List<PairTally> owners)
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

    private PairTally? Owner(ReportedIssue issue, List<PairTally> owners) =>
        issue.RowId is { } row && store.Find(issue.Table, row).Pair is { } number ? owners[number] : null;

    private static Dictionary<Guid, PairTally> OfTable(Dictionary<string, Dictionary<Guid, PairTally>> tables, string table)
    {
        if (!tables.TryGetValue(table, out var rows))
        {
            tables.Add(table, rows = []);
        }

        return rows;
    }
}
