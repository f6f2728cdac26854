using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Batches;

/// <summary>
/// How the looks of a run over its ranges compare. A range is what one batch of the first look did; it is known by that batch's id, also in
/// the looks that follow.
/// </summary>
internal sealed class SecondLook
{
    private readonly IReadOnlyList<Batch> all;

    internal SecondLook(IReadOnlyList<Batch> all)
    {
        this.all = all;
        Pass = all.Max(batch => batch.Pass);
        LatestLook = all.Where(batch => !batch.Acts).Max(batch => batch.Pass);
    }

    /// <summary>The latest pass.</summary>
    internal int Pass { get; }

    /// <summary>The latest pass that looked; the first, or an even one.</summary>
    internal int LatestLook { get; }

    /// <summary>The batches of the first look that read ranges.</summary>
    internal IEnumerable<Batch> Ranges => all.Where(batch => batch.Pass == Batch.FirstPass);

    /// <summary>What the look of a pass left in all ranges.</summary>
    internal LeftRows LeftOf(int pass)
    {
        var left = new LeftRows();
        foreach (var batch in all.Where(batch => batch.Pass == pass))
        {
            left.Add(batch.Progress.Left);
        }

        return left;
    }

    /// <summary>The batches that look at ranges again.</summary>
    /// <param name="whole">Whether all ranges are looked at again, not only those that left something.</param>
    internal IReadOnlyList<Batch> Again(bool whole)
    {
        var pass = Pass + (Pass % 2 == 0 ? 2 : 1);

        // First those that only a look at all ranges has: by them it is known, should the execution that adds it break off.
        return Ranges
            .Where(range => whole || IsOpen(range))
            .OrderBy(IsOpen)
            .Select(range => Of(range, pass, LatestLookAt(range).Progress.Left))
            .ToList();
    }

    /// <summary>What the latest look was to look at and does not, because the execution that began it broke off.</summary>
    internal IReadOnlyList<Batch> NotAdded()
    {
        if (LatestLook == Batch.FirstPass)
        {
            return [];
        }

        var before = new SecondLook(all.Where(batch => batch.Pass < LatestLook).ToList());
        var open = before.Again(whole: false);
        var isWhole = all.Any(batch => batch.Pass == LatestLook && open.All(other => other.Origin != batch.Origin));
        return (isWhole ? before.Again(whole: true) : open).Where(batch => !IsThere(batch.Origin, batch.Pass)).ToList();
    }

    /// <summary>The batches that act on what two looks left alike and that are not there yet.</summary>
    internal IReadOnlyList<Batch> Act(BatchKind kind)
    {
        return all.Where(batch => batch.Pass == LatestLook && batch.Kind == kind)
            .Where(batch => !Alike(batch).IsEmpty && !IsThere(RangeOf(batch).Id, ActPass))
            .Select(batch => Of(RangeOf(batch), ActPass, Alike(batch)))
            .ToList();
    }

    /// <summary>Whether the latest look left anything that the one before did not leave alike.</summary>
    internal bool HasChanged => all.Where(batch => batch.Pass == LatestLook).Any(batch => !Alike(batch).Equals(batch.Progress.Left));

    private int ActPass => LatestLook == Batch.FirstPass ? Batch.FirstPass + 2 : LatestLook + 1;

    // Whether there is something in the range to look at again.
    private bool IsOpen(Batch range) => !LatestLookAt(range).Progress.Left.IsEmpty && !WasDone(range);

    // Where all that was left was left alike, it has been acted on.
    private bool WasDone(Batch range)
    {
        var look = LatestLookAt(range);
        return all.Any(batch => batch.Acts && batch.Pass > look.Pass && batch.Origin == range.Id) && Alike(look).Equals(look.Progress.Left);
    }

    private bool IsThere(Guid origin, int pass) => all.Any(batch => batch.Pass == pass && batch.Origin == origin);

    private Batch LatestLookAt(Batch range)
    {
        return all.Where(batch => !batch.Acts && (batch.Id == range.Id || batch.Origin == range.Id)).OrderByDescending(batch => batch.Pass).First();
    }

    // Where nobody waits between two looks, the first one is the second one too.
    private static LeftRows Alike(Batch look) => look.Pass == Batch.FirstPass ? look.Progress.Left : look.Progress.Left.SameAs(look.Expected);

    private Batch RangeOf(Batch batch) => batch.Pass == Batch.FirstPass ? batch : all.First(range => range.Id == batch.Origin);

    private static Batch Of(Batch range, int pass, LeftRows expected) => new()
    {
        RunId = range.RunId,
        Kind = range.Kind,
        Table = range.Table,
        From = range.From,
        To = range.To,
        Reading = range.Reading,
        Pass = pass,
        Origin = range.Id,
        Expected = expected,
    };
}
