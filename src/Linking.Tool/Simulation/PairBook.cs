using Linking.Tool.Input;
using Linking.Tool.Installation;
using Linking.Tool.Report;

namespace Linking.Tool.Simulation;

/// <summary>All pairs of data source and table that a unification has to do with: declared ones in the order of the file, then others by name.</summary>
internal sealed class PairBook
{
    private readonly Dictionary<(string, string), PairTally> pairs = [];
    private readonly List<PairTally> declared = [];

    /// <summary>Takes the declared pairs and what the product recorded; where the environment is skipped, no pair is linked.</summary>
    public PairBook(SimulationInput input, EnvironmentReport environment, IEnumerable<SourceTableRecord> records)
    {
        foreach (var table in input.Organization.SourceTables)
        {
            declared.Add(Of(table.DataSource, table.Table));
        }

        foreach (var record in records)
        {
            var pair = Of(record.DataSource, record.EntityName);
            pair.Record = record;
            pair.Linked = record.Linked && environment.Status != TableStatus.Skipped;
        }
    }

    /// <summary>All pairs seen so far.</summary>
    public IReadOnlyList<PairTally> All =>
    [
        .. declared,
        .. pairs.Values.Except(declared).OrderBy(pair => pair.DataSource, StringComparer.OrdinalIgnoreCase)
            .ThenBy(pair => pair.EntityName, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>The pair of that name, in any casing; it is added where it is new.</summary>
    public PairTally Of(string dataSource, string entityName)
    {
        var name = (dataSource.Trim().ToUpperInvariant(), entityName.Trim().ToUpperInvariant());
        if (!pairs.TryGetValue(name, out var pair))
        {
            pairs.Add(name, pair = new PairTally(dataSource.Trim(), entityName.Trim()));
        }

        return pair;
    }

    /// <summary>The pair whose counts the rows of a table go to when no key says which: the first that is linked, else the first.</summary>
    public PairTally? OfTable(string logicalName)
    {
        var ofTable = All.Where(pair => string.Equals(pair.LogicalName, logicalName, StringComparison.Ordinal)).ToList();
        return ofTable.Find(pair => pair.Linked) ?? ofTable.FirstOrDefault();
    }
}
