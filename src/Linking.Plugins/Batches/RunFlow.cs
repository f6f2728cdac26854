using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Batches;

/// <summary>
/// Says what a run does next: a pure function of the run and its batches, of what was written last, and of what the last run saw
/// (docs/rules.md, rules 5 and 6).
/// </summary>
internal static class RunFlow
{
    /// <summary>A run that cannot take its second look for so long stops, and clears nothing.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    /// <summary>How the line begins that says why a run waits.</summary>
    internal const string Settling = "Settling: ";

    private const string GoOn = "Approve the run to let it go on all the same, or correct the cause and run again.";

    /// <summary>Gives the next step.</summary>
    internal static RunStep Next(RunState state)
    {
        var run = state.Run;
        if (run.Status is not (RunStatus.Processing or RunStatus.Settling) || state.Batches.Count == 0 || state.Batches.Any(batch => batch.IsUnfinished))
        {
            return new RunStep.Nothing();
        }

        var failed = state.Batches.Count(batch => batch.Status == BatchStatus.Failed);
        if (failed > 0)
        {
            return new RunStep.End(RunStatus.Failed, $"{failed} batches failed. What was done before stays done; no link was cleared after that.", 0);
        }

        var looks = new SecondLook(state.Batches);
        if (looks.Pass == Batch.FirstPass && run.Mode is RunMode.Full or RunMode.Preview && run.RowId is null
            && new LinkAccounts(run, state.Batches).Missing() is { Count: > 0 } missing)
        {
            // Which rows nobody claims shows only when every key was read.
            return new RunStep.Work(missing);
        }

        return run switch
        {
            { RowId: not null } => EndOfRow(state, looks),
            { Mode: RunMode.Preview } => EndOfPreview(state, looks),
            { Mode: RunMode.Unlink } => new RunStep.End(StatusOf(state), string.Empty, 0),
            { Status: RunStatus.Settling } => AfterWaiting(state, looks),
            _ => AfterPass(state, looks),
        };
    }

    /// <summary>What the batches of a run did together.</summary>
    internal static TableCounts CountsOf(IReadOnlyList<Batch> batches)
    {
        var counts = new TableCounts();
        foreach (var batch in batches)
        {
            counts.Add(batch.Progress.Counts);
        }

        counts.TakeDisputes();
        return counts;
    }

    private static RunStep.End EndOfRow(RunState state, SecondLook looks)
    {
        return new RunStep.End(
            StatusOf(state),
            looks.LeftOf(Batch.FirstPass).Rows == 0
                ? string.Empty : "The row waits for the second look of a full or repair run: a claim that would decide may be missing just now.",
            0);
    }

    private static RunStep.End EndOfPreview(RunState state, SecondLook looks)
    {
        var left = looks.LeftOf(Batch.FirstPass);
        var notes = new List<string>();
        if (left.Rows > 0)
        {
            notes.Add($"{left.Rows} of these rows would be looked at again after the tables have settled, before anything is cleared or moved.");
        }

        var exceeded = RunGuard.Exceeded(left, CountsOf(state.Batches), state.Settings);
        if (exceeded.Count > 0)
        {
            notes.Add("The guard would stop this run before its first clear.");
            notes.AddRange(exceeded);
        }

        return new RunStep.End(StatusOf(state), string.Join("\n", notes), left.Rows);
    }

    private static RunStep AfterPass(RunState state, SecondLook looks)
    {
        if (looks.Pass > looks.LatestLook)
        {
            return AfterActing(state, looks);
        }

        if (looks.NotAdded() is { Count: > 0 } rest)
        {
            return new RunStep.Work(rest);
        }

        var left = looks.LeftOf(looks.LatestLook);
        if (left.IsEmpty)
        {
            return new RunStep.End(StatusOf(state), string.Empty, 0);
        }

        if (looks.Pass == Batch.FirstPass)
        {
            return state.Settings.Settling == TimeSpan.Zero
                ? Decide(state, looks, left)
                : Settle(state, state.Now + state.Settings.Settling, $"{left.Rows} rows are looked at again before anything is cleared or moved.");
        }

        return !state.Run.Approved && Fewer(state, looks) is { Length: > 0 } fewer
            ? PutOff(state, state.Now + state.Settings.Settling, fewer) : Decide(state, looks, left);
    }

    private static RunStep AfterWaiting(RunState state, SecondLook looks)
    {
        if (state.Run.ContinueOn > state.Now)
        {
            return new RunStep.Nothing();
        }

        if (state.Run.Approved)
        {
            // Whatever the tables do, and whatever is missing: somebody looked at it. It is looked at once more, in case it came back.
            return GoOnWith(state, looks.Again(whole: false));
        }

        var fewer = Fewer(state, looks);
        if (state.LatestWrite is { } latest && state.Now < latest + state.Settings.Settling)
        {
            return PutOff(state, latest + state.Settings.Settling, $"Profiles or keys were written at {Text(latest)}.");
        }

        // Where less is there than there was, everything is looked at again: only then does it show whether it came back. So it is where
        // the tables were written after the first look had begun: a KeyRing that was read too early is met in no other way.
        return GoOnWith(state, looks.Again(whole: fewer.Length > 0 || WasWrittenSinceTheStart(state)));
    }

    private static bool WasWrittenSinceTheStart(RunState state)
    {
        return state.LatestWrite is { } latest && (state.Run.StartedOn is not { } started || latest >= started - PlatformLimits.Consistency);
    }

    private static RunStep GoOnWith(RunState state, IReadOnlyList<Batch> again)
    {
        return again.Count == 0 ? new RunStep.End(StatusOf(state), string.Empty, 0) : new RunStep.Work(again);
    }

    private static RunStep Decide(RunState state, SecondLook looks, LeftRows left)
    {
        var exceeded = RunGuard.Exceeded(left, CountsOf(state.Batches), state.Settings);
        if (exceeded.Count > 0 && !(state.Run.Approved && RunGuard.Watched(left) <= state.Run.Held))
        {
            return new RunStep.End(RunStatus.StoppedByGuard, string.Join("\n", exceeded) + "\nOf these no link was changed. " + GoOn, RunGuard.Watched(left));
        }

        return Act(looks) ?? AfterActing(state, looks);
    }

    // First what keys claim: a row that finds its owner is nobody's orphan any more.
    private static RunStep.Work? Act(SecondLook looks)
    {
        var first = looks.Act(BatchKind.Keys);
        if (first.Count > 0)
        {
            return new RunStep.Work(first);
        }

        var then = looks.Act(BatchKind.Links).Concat(looks.Act(BatchKind.Issues)).ToList();
        return then.Count > 0 ? new RunStep.Work(then) : null;
    }

    private static RunStep AfterActing(RunState state, SecondLook looks)
    {
        if (Act(looks) is { } act)
        {
            return act;
        }

        if (!looks.HasChanged)
        {
            return new RunStep.End(StatusOf(state), string.Empty, 0);
        }

        const string Why = "Some rows changed between two looks.";
        return state.Run.Approved
            ? new RunStep.End(StatusOf(state), Why + " They are left to the next run.", 0) : PutOff(state, state.Now + state.Settings.Settling, Why);
    }

    private static RunStep PutOff(RunState state, DateTime until, string why)
    {
        return IsTooLong(state) ? Stop(state, new SecondLook(state.Batches), why) : Settle(state, until, why);
    }

    private static RunStep.Settle Settle(RunState state, DateTime until, string why)
    {
        return new RunStep.Settle(until, $"{Settling}{why} The next look is due at {Text(until)}, with no profile or key written in the "
            + $"{state.Settings.Settling.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes before.");
    }

    private static RunStep.End Stop(RunState state, SecondLook looks, string why)
    {
        return new RunStep.End(
            RunStatus.StoppedByGuard,
            $"{why} For a day the run could not take its second look ({state.Settings.Settling.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} "
                + $"quiet minutes and no less than the last run saw). Nothing that waited for it was changed. {GoOn}",
            RunGuard.Watched(looks.LeftOf(looks.LatestLook)));
    }

    private static bool IsTooLong(RunState state) => state.Run.StartedOn is { } started && state.Now - started > LongestWait;

    // What the latest look over all ranges saw, against what the last ended run saw.
    private static string Fewer(RunState state, SecondLook looks)
    {
        if (state.LastEnded is not { } last || state.Settings.Settling == TimeSpan.Zero)
        {
            return string.Empty;
        }

        var ranges = looks.Ranges.ToList();
        var pass = state.Batches
            .Where(batch => !batch.Acts)
            .GroupBy(batch => batch.Pass)
            .Where(ofPass => ofPass.Key == Batch.FirstPass || ofPass.Count() == ranges.Count)
            .OrderByDescending(ofPass => ofPass.Key)
            .First();
        return SeenIn(state.Run, pass).FewerThan(last.Seen, state.Settings.GuardShare);
    }

    /// <summary>How much a look over all ranges saw.</summary>
    internal static Seen SeenIn(RunRow run, IEnumerable<Batch> look)
    {
        var batches = look.ToList();
        var keys = Sum(batches.Where(batch => batch.Kind == BatchKind.Keys));
        var links = Sum(batches.Where(batch => batch.Kind == BatchKind.Links && batch.Reading is LinkReading.BesideKeys or LinkReading.Orphans));

        // All keys are read whichever tables are linked; links are those of the run's own tables.
        var linksOfAll = run.Tables.Count == 0 ? links.Links : null;
        return run.Mode == RunMode.Full ? new Seen(keys.Keys, keys.Customers, linksOfAll) : new Seen(null, null, linksOfAll);
    }

    private static Seen Sum(IEnumerable<Batch> batches)
    {
        var sum = Seen.Nothing;
        foreach (var seen in batches.Select(batch => batch.Progress.Seen))
        {
            sum = new Seen(sum.Keys + (seen.Keys ?? 0), sum.Customers + (seen.Customers ?? 0), sum.Links + (seen.Links ?? 0));
        }

        return sum;
    }

    private static RunStatus StatusOf(RunState state) => CountsOf(state.Batches).Get(Change.Issue) > 0 ? RunStatus.CompletedWithIssues : RunStatus.Successful;

    private static string Text(DateTime moment) => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
