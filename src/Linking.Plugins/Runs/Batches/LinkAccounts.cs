using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Compares the rows that a run's keys account for with those that its readings found linked, and says what is still to be read: a
/// linked row that no key accounts for has lost its key.
/// </summary>
internal sealed class LinkAccounts
{
    private readonly bool isPreview;
    private readonly List<Batch> all;
    private readonly List<Batch> readings;
    private readonly RowSketches accounted = new();
    private readonly Dictionary<LinkReading, RowSketches> found = [];
    private readonly TableCounts counts = new();
    private readonly HashSet<RowKey> held;
    private readonly Guid run;

    internal LinkAccounts(RunRow run, List<Batch> all)
    {
        this.all = all;
        this.run = run.Id;
        isPreview = run.Mode == RunMode.Preview;

        // A batch that was cut at the start has read nothing itself.
        readings = all.FindAll(batch => batch.Kind == BatchKind.Orphans && batch.Parts == 0);
        held = new HashSet<RowKey>(readings.SelectMany(batch => batch.Progress.Held).Select(row => row.Row));
        foreach (var keys in all.Where(batch => batch.Kind == BatchKind.Keys))
        {
            accounted.Add(keys.Progress.Sketches);
            counts.Add(keys.Progress.Counts);
        }

        foreach (var ofReading in readings.GroupBy(ReadingOf))
        {
            found[ofReading.Key] = new RowSketches();
            ofReading.ToList().ForEach(batch => found[ofReading.Key].Add(batch.Progress.Sketches));
        }
    }

    /// <summary>Whether a batch of its own reads the table.</summary>
    internal bool HasOwnBatch(string table) => readings.Exists(batch => batch.Table == table);

    /// <summary>Whether a reading held the row already.</summary>
    internal bool IsHeld(RowKey row) => held.Contains(row);

    /// <summary>Whether the table is to be read in a further reading.</summary>
    internal bool Concerns(LinkReading reading, string table) => reading == LinkReading.AfterKeys ? DiffersAtFirst(table) : DiffersInTheEnd(table);

    /// <summary>Whether the row is among those of which some are not accounted for.</summary>
    internal bool IsDoubtful(RowKey row) => LastFound(row.Table).DiffersAt(row.Id, accounted.Of(row.Table));

    /// <summary>The batches of further readings that are not there yet; none when every linked row is accounted for or looked at.</summary>
    internal List<Batch> Missing()
    {
        if (readings.Count == 0)
        {
            // The run was started by a version that read them behind the keys.
            return [new Batch { RunId = run, Kind = BatchKind.Orphans }];
        }

        var first = readings.FindAll(batch => ReadingOf(batch) == LinkReading.BesideKeys);
        var after = NotThere(first.Where(batch => TablesOf(batch).Any(LinkedMeanwhile)), LinkReading.AfterKeys);
        return after.Count > 0 ? after : NotThere(first.Where(batch => TablesOf(batch).Any(DiffersInTheEnd)), LinkReading.Doubtful);
    }

    private List<Batch> NotThere(IEnumerable<Batch> first, LinkReading reading)
    {
        return first
            .Select(batch => new Batch
            {
                RunId = batch.RunId,
                Kind = BatchKind.Orphans,
                Table = batch.Table,
                Range = batch.Range,
                Progress = new BatchProgress { Cursor = new OrphanCursor(reading).ToString() },
            })
            .Where(wanted => !all.Exists(batch => batch.Id == BatchStore.IdOf(wanted)))
            .ToList();
    }

    private List<string> TablesOf(Batch batch)
    {
        return batch.Table.Length > 0
            ? [batch.Table]
            : accounted.Tables.Concat(found.Values.SelectMany(sketches => sketches.Tables)).Distinct(StringComparer.Ordinal).Where(table => !HasOwnBatch(table)).ToList();
    }

    // Where the keys linked no row, the first reading is as good as one that follows. A preview links none.
    private bool LinkedMeanwhile(string table) => !isPreview && counts.Get(table, Change.Linked) > 0 && DiffersAtFirst(table);

    private bool DiffersAtFirst(string table) => Found(LinkReading.BesideKeys, table).Differs(accounted.Of(table));

    private bool DiffersInTheEnd(string table) => DiffersAtFirst(table) && LastFound(table).Differs(accounted.Of(table));

    private RowSketch LastFound(string table) => Found(IsReadAgain(table) ? LinkReading.AfterKeys : LinkReading.BesideKeys, table);

    private bool IsReadAgain(string table) => readings.Exists(batch => ReadingOf(batch) == LinkReading.AfterKeys && TablesOf(batch).Contains(table));

    private RowSketch Found(LinkReading reading, string table) => found.TryGetValue(reading, out var sketches) ? sketches.Of(table) : new RowSketch();

    private static LinkReading ReadingOf(Batch batch) => OrphanCursor.Parse(batch.Progress.Cursor).Reading;
}
