using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Batches;

/// <summary>
/// Plans the batches that a run begins with, as many as the organisation is large: each batch costs some reads of its own, and each is
/// work for one more worker. How large it is follows from the samples that judged the source tables.
/// </summary>
internal sealed class RunPlan(RunRow run, OrganizationSnapshot snapshot, IReadOnlyList<string> tables)
{
    /// <summary>So many parts keep many workers busy; larger ones are cut further where they prove too long for one execution.</summary>
    private const int MostParts = 64;

    /// <summary>A reading of linked rows takes a tenth of the reads of their keys; small parts of it fill what time larger batches leave.</summary>
    private const int ReadingsOfBatch = 3;

    private const int MostReadings = 256;

    /// <summary>Parts where the samples do not tell how many keys there are.</summary>
    private const int PartsOfUnknown = 16;

    /// <summary>The batches.</summary>
    internal IEnumerable<Batch> Batches()
    {
        return run switch
        {
            { RowId: not null } => [BatchOf(BatchKind.Row, tables[0])],
            { Mode: RunMode.Unlink } => tables.Select(table => BatchOf(BatchKind.Clear, table)),
            { Mode: RunMode.Repair } => Readings(LinkReading.Orphans).Concat([BatchOf(BatchKind.Issues)]),
            { Mode: RunMode.Preview } => Readings(LinkReading.BesideKeys).Concat(Keys()),
            _ => Readings(LinkReading.BesideKeys).Concat(Keys()).Concat([BatchOf(BatchKind.Issues)]),
        };
    }

    private IEnumerable<Batch> Keys()
    {
        var parts = PartsFor(snapshot.Tables.Values.Where(table => table.IsLinkable), 1, MostParts) ?? PartsOfUnknown;
        return CustomerRange.All.CutBehind(string.Empty, parts).Select(range => BatchOf(BatchKind.Keys) with { From = range.From, To = range.To });
    }

    // Each large table is read in parts of its own, and one batch reads all the others.
    private IEnumerable<Batch> Readings(LinkReading reading)
    {
        foreach (var table in tables)
        {
            var states = snapshot.Tables.Values.Where(state => state.Table.LogicalName == table && state.IsLinkable).ToList();
            var sample = states.SelectMany(state => state.Facts.SampledCreation).OrderBy(time => time).ToList();
            var parts = PartsFor(states, 1, MostParts) > 1 ? PartsFor(states, ReadingsOfBatch, MostReadings) ?? 1 : 1;
            var cuts = CreationRange.CutsOf(sample, parts);
            for (var index = 0; cuts.Count > 0 && index <= cuts.Count; index++)
            {
                yield return BatchOf(BatchKind.Links, table) with
                {
                    Reading = reading,
                    From = index == 0 ? string.Empty : cuts[index - 1],
                    To = index == cuts.Count ? string.Empty : cuts[index],
                };
            }
        }

        yield return BatchOf(BatchKind.Links) with { Reading = reading };
    }

    private int? PartsFor(IEnumerable<SourceTableState> states, int ofBatch, int most)
    {
        var estimates = states.Select(state => state.Facts.EstimatedKeys).ToList();
        return estimates.Contains(null) ? null : (int)Math.Min(most, Math.Max(1, ofBatch * estimates.Sum()!.Value / snapshot.Settings.BatchRows));
    }

    private Batch BatchOf(BatchKind kind, string table = "") => new() { RunId = run.Id, Kind = kind, Table = table };
}
