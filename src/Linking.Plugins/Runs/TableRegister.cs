using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Runs;

/// <summary>The source tables during one execution: answers which rows are linked, and takes up tables that are met on the way.</summary>
internal sealed class TableRegister(SnapshotReader reader, OrganizationSnapshot snapshot)
{
    private OrganizationSnapshot current = snapshot;

    /// <summary>The snapshot with what this execution added to it.</summary>
    internal OrganizationSnapshot Current => current;

    /// <summary>Logical name of the table that a pair stands for, or null when its rows are not linked.</summary>
    internal string? LinkableTable(SourcePair pair)
    {
        var state = StateOf(pair);
        return state.IsLinkable ? state.Table.LogicalName : null;
    }

    /// <summary>Rank of the pair's data source.</summary>
    internal int RankOf(SourcePair pair) => current.Tables.TryGetValue(pair, out var state) ? state.Table.Rank : 0;

    /// <summary>The definitions of the tables whose rows are linked, each once.</summary>
    internal IReadOnlyList<TableShape> LinkableShapes()
    {
        return current.Tables.Values
            .Where(state => state.IsLinkable)
            .Select(state => state.Facts.Shape!)
            .GroupBy(shape => shape.LogicalName, StringComparer.Ordinal)
            .Select(group => group.First())
            .ToList();
    }

    internal bool IsLinkable(string table) => LinkableShapes().Any(shape => shape.LogicalName == table);

    internal TableShape ShapeOf(string table) => LinkableShapes().First(shape => shape.LogicalName == table);

    /// <summary>Reads again the definitions of tables that had no lookup when they were remembered: another execution may have added it since.</summary>
    internal void LookForLookups(IOrganizationService service)
    {
        var without = LinkableShapes().Where(shape => shape.Lookup is null).Select(shape => shape.LogicalName).ToList();
        if (without.Count == 0)
        {
            return;
        }

        foreach (var shape in new TableShapeReader(service).Read(without).Values.Where(shape => shape.Lookup is { PointsToProfile: true }))
        {
            Learn(shape, null);
        }
    }

    /// <summary>Takes up the table's definition with its new lookup, or the reason why it has none.</summary>
    internal void Learn(TableShape shape, string? refusal)
    {
        foreach (var state in current.Tables.Values.Where(state => state.Table.LogicalName == shape.LogicalName).ToList())
        {
            Replace(state.With(state.Facts with { Shape = shape, LookupRefusal = refusal }));
        }
    }

    internal void Replace(SourceTableState state)
    {
        var tables = current.Tables.ToDictionary(pair => pair.Key, pair => pair.Value);
        tables[state.Pair] = state;
        current = current with { Tables = tables };
    }

    private SourceTableState StateOf(SourcePair pair)
    {
        if (!current.Tables.TryGetValue(pair, out var state))
        {
            current = reader.Judge(current, [new SourceTable { Pair = pair, LogicalName = string.Empty }]);
            state = current.Tables[pair];
        }

        if (!state.Facts.HasKeys)
        {
            // The key at hand is the proof that the table takes part in unification, whatever the sample of some minutes ago said.
            state = state.With(state.Facts with { HasKeys = true });
            Replace(state);
        }

        return state;
    }
}
