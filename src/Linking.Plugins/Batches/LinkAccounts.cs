using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Batches;

/// <summary>
/// Compares the rows that a run's keys account for with those that its readings found linked, and says what is still to be read: a
/// linked row that no key accounts for is claimed by nobody.
/// </summary>
internal sealed class LinkAccounts
{
    private readonly RunRow run;
    private readonly List<Batch> readings;
    private readonly RowSketches accounted = new();
    private readonly Dictionary<LinkReading, RowSketches> found = [];
    private readonly TableCounts counts = new();
    private readonly List<Batch> again;

    internal LinkAccounts(RunRow run, IEnumerable<Batch> ofRun)
    {
        this.run = run;
        var every = ofRun.ToList();
        again = every.FindAll(batch => batch.Kind == BatchKind.Keys && !batch.Acts && batch.Pass > Batch.FirstPass);
        var all = every.Where(batch => batch.Pass == Batch.FirstPass).ToList();
        readings = all.FindAll(batch => batch.Kind == BatchKind.Links);
        foreach (var keys in all.Where(batch => batch.Kind == BatchKind.Keys))
        {
            accounted.Add(keys.Progress.Sums);
            counts.Add(keys.Progress.Counts);
        }

        foreach (var ofReading in readings.GroupBy(batch => batch.Reading))
        {
            found[ofReading.Key] = new RowSketches();
            ofReading.ToList().ForEach(batch => found[ofReading.Key].Add(batch.Progress.Sums));
        }
    }

    /// <summary>Whether a batch of its own reads the table.</summary>
    internal bool HasOwnBatch(string table) => readings.Exists(batch => batch.Table == table);

    /// <summary>Whether the table is to be read in a further reading.</summary>
    internal bool Concerns(LinkReading reading, string table) => reading == LinkReading.AfterKeys ? DiffersAtFirst(table) : DiffersInTheEnd(table);

    /// <summary>Whether the row is among those of which some are not accounted for.</summary>
    internal bool IsDoubtful(RowKey row) => LastFound(row.Table).DiffersAt(row.Id, accounted.Of(row.Table));

    /// <summary>
    /// Whether a look at keys left the row as no look before did, as far as fingerprints tell: then somebody has come to claim it, although
    /// a look at the row alone may not show it.
    /// </summary>
    internal bool IsNewlyClaimed(RowKey row)
    {
        return again.Exists(look => look.Progress.Left.MayHold(row) && !look.Progress.Left.SameAs(look.Expected).MayHold(row));
    }

    /// <summary>The batches of further readings that are not there yet; none when every linked row is accounted for or looked at.</summary>
    internal IReadOnlyList<Batch> Missing()
    {
        var first = readings.FindAll(batch => batch.Reading == LinkReading.BesideKeys);
        var after = NotThere(first.Where(batch => TablesOf(batch).Any(LinkedMeanwhile)), LinkReading.AfterKeys);
        return after.Count > 0 ? after : NotThere(first.Where(batch => TablesOf(batch).Any(DiffersInTheEnd)), LinkReading.Doubtful);
    }

    private List<Batch> NotThere(IEnumerable<Batch> first, LinkReading reading)
    {
        return first
            .Where(batch =>
                !readings.Exists(there => there.Reading == reading && there.Table == batch.Table && there.From == batch.From && there.To == batch.To))
            .Select(batch => new Batch { RunId = run.Id, Kind = BatchKind.Links, Table = batch.Table, From = batch.From, To = batch.To, Reading = reading })
            .ToList();
    }

    private List<string> TablesOf(Batch batch)
    {
        return batch.Table.Length > 0
            ? [batch.Table]
            : accounted.Tables.Concat(found.Values.SelectMany(sketches => sketches.Tables)).Distinct(StringComparer.Ordinal).Where(table => !HasOwnBatch(table))
                .ToList();
    }

    // Where the keys linked no row, the first reading is as good as one that follows. A preview links none.
    private bool LinkedMeanwhile(string table) => run.Mode != RunMode.Preview && counts.Get(table, Change.Linked) > 0 && DiffersAtFirst(table);

    private bool DiffersAtFirst(string table) => Found(LinkReading.BesideKeys, table).Differs(accounted.Of(table));

    private bool DiffersInTheEnd(string table) => DiffersAtFirst(table) && LastFound(table).Differs(accounted.Of(table));

    private RowSketch LastFound(string table) => Found(IsReadAgain(table) ? LinkReading.AfterKeys : LinkReading.BesideKeys, table);

    private bool IsReadAgain(string table) => readings.Exists(batch => batch.Reading == LinkReading.AfterKeys && TablesOf(batch).Contains(table));

    private RowSketch Found(LinkReading reading, string table) => found.TryGetValue(reading, out var sketches) ? sketches.Of(table) : new RowSketch();
}
