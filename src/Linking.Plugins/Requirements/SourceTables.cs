using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Keys;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Requirements;

/// <summary>The source tables during one execution: says which rows are linked, and takes up tables that keys name for the first time.</summary>
internal sealed class SourceTables(SnapshotReader reader, OrganizationSnapshot snapshot)
{
    private OrganizationSnapshot current = snapshot;
    private LinkedTables? linked;

    /// <summary>The snapshot with what this execution added to it.</summary>
    internal OrganizationSnapshot Current
    {
        get => current;
        private set
        {
            current = value;
            linked = null;
        }
    }

    /// <summary>The tables whose rows are linked.</summary>
    internal LinkedTables Linked => linked ??= new LinkedTables(current.Tables.Values);

    /// <summary>Judges the pairs of keys that were met, those that nobody knew before with the reads that this takes.</summary>
    internal void Meet(IEnumerable<SourcePair> pairs)
    {
        var met = new HashSet<SourcePair>(pairs.Where(pair => !(current.Tables.TryGetValue(pair, out var state) && state.Facts.HasKeys)));
        if (met.Count == 0)
        {
            return;
        }

        var unknown = met.Where(pair => !current.Tables.ContainsKey(pair)).Select(pair => new SourceTable { Pair = pair, LogicalName = string.Empty }).ToList();
        Current = reader.Judge(current, unknown);

        // The key at hand is the proof that the table takes part in unification, whatever the sample of some minutes ago said.
        Replace(met.Select(pair => current.Tables[pair]).Where(state => !state.Facts.HasKeys).Select(state => state.With(state.Facts with { HasKeys = true }))
            .ToList());
    }

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

    /// <summary>The definition of a table whose rows are linked; null when they are not, or no longer because the lookup was refused.</summary>
    internal TableShape? ShapeOf(string table) =>
        current.Tables.Values.FirstOrDefault(state => state.IsLinkable && state.Table.LogicalName == table)?.Facts.Shape;

    internal bool IsLinkable(string table) => ShapeOf(table) is not null;

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
        Replace(current.Tables.Values
            .Where(state => state.Table.LogicalName == shape.LogicalName)
            .Select(state => state.With(state.Facts with { Shape = shape, LookupRefusal = refusal }))
            .ToList());
    }

    private void Replace(List<SourceTableState> states)
    {
        if (states.Count == 0)
        {
            return;
        }

        var tables = current.Tables.ToDictionary(pair => pair.Key, pair => pair.Value);
        states.ForEach(state => tables[state.Pair] = state);
        Current = current with { Tables = tables };
    }
}
