using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;

namespace Linking.Plugins.Requirements;

/// <summary>The source tables whose rows are linked, by data source and table name. Immutable.</summary>
internal sealed class LinkedTables
{
    private readonly Dictionary<SourcePair, LinkedTable> tables = [];

    internal LinkedTables(IEnumerable<SourceTableState> states)
    {
        foreach (var ofTable in states.Where(state => state.IsLinkable).GroupBy(state => state.Table.LogicalName, StringComparer.Ordinal))
        {
            var ordered = ofTable
                .OrderByDescending(state => state.Table.Rank)
                .ThenBy(state => state.Pair.DataSource, StringComparer.OrdinalIgnoreCase)
                .ThenBy(state => state.Pair.EntityName, StringComparer.OrdinalIgnoreCase)
                .ToList();
            foreach (var state in ordered)
            {
                tables.Add(state.Pair, new LinkedTable(ofTable.Key, state.Table.Rank, ReferenceEquals(state, ordered[0])));
            }
        }
    }

    /// <summary>The source tables of a Dataverse table.</summary>
    internal IEnumerable<SourcePair> PairsOf(string logicalName) => tables.Where(table => table.Value.LogicalName == logicalName).Select(table => table.Key);

    /// <summary>The table that a key's pair stands for; null when its rows are not linked.</summary>
    internal LinkedTable? Find(SourcePair pair) => tables.TryGetValue(pair, out var table) ? table : null;
}
