using Linking.Tool.Input;
using Linking.Tool.Installation;

namespace Linking.Tool.Simulation;

/// <summary>All pairs of data source and table that a unification has to do with: declared ones in the order of the file, then others by name.</summary>
internal sealed class PairBook
{
    private readonly Dictionary<(string, string), PairTally> pairs = [];
    private readonly List<PairTally> declared = [];

    public PairBook(SimulationInput input, IEnumerable<SourceTableRecord> records)
    {
        foreach (var table in input.Organization.SourceTables)
        {
            declared.Add(Of(table.DataSource, table.Table));
        }

        foreach (var record in records)
        {
            Of(record.DataSource, record.EntityName).Record = record;
        }
    }

    /// <summary>All pairs seen so far.</summary>
    public IReadOnlyList<PairTally> All =>
    [
        .. declared,
        .. pairs.Values.Except(declared).OrderBy(pair => pair.DataSource, StringComparer.OrdinalIgnoreCase).ThenBy(pair => pair.EntityName, StringComparer.OrdinalIgnoreCase),
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
