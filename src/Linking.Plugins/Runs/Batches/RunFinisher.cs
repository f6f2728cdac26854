using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Settings;

namespace Linking.Plugins.Runs.Batches;

/// <summary>
/// Takes a run on when a batch of it is over: nothing while others are unfinished; then the unlinks, if the guard allows them; then the
/// sums. Called by every batch, by cpl_ProcessNext and after an approval, and right whoever comes last or twice.
/// </summary>
internal sealed class RunFinisher
{
    private const int UnlinksOfOneBatch = 2000;

    private readonly ExecutionScope scope;
    private readonly BatchStore batches;
    private readonly RunStore runs;

    internal RunFinisher(ExecutionScope scope)
    {
        this.scope = scope;
        batches = new BatchStore(scope.Service, scope.UtcNow);
        runs = new RunStore(scope.Service, scope.UtcNow);
    }

    /// <summary>Does the next thing that the run needs, if its batches are over.</summary>
    internal void Advance(Guid runId)
    {
        if (batches.HasUnfinished(runId) || runs.Find(runId) is not { Status: RunStatus.Processing } run)
        {
            return;
        }

        var all = batches.OfRun(runId);
        if (all.Count == 0 || all.Exists(batch => batch.Status is BatchStatus.Queued or BatchStatus.Processing or BatchStatus.Waiting))
        {
            return;
        }

        var held = all.Where(batch => batch.Kind != BatchKind.Unlinks).SelectMany(batch => batch.Progress.Held).Distinct().OrderBy(row => row.Row).ToList();
        var inHand = new HashSet<HeldRow>(all.Where(batch => batch.Kind == BatchKind.Unlinks).SelectMany(batch => batch.Progress.Held));
        var failed = all.Where(batch => batch.Status == BatchStatus.Failed).ToList();
        if (failed.Count > 0)
        {
            // A key set that was not read to its end unlinks nothing.
            Finish(run, all, RunStatus.Failed, $"{failed.Count} batches failed; no link was cleared.", held.Count);
        }
        else if (run.ReadsAllKeys && new LinkAccounts(run, all).Missing() is { Count: > 0 } missing)
        {
            // Which rows nobody claims shows only when every key was read.
            missing.ForEach(batch => batches.Add(batch));
        }
        else if (run.Mode == RunMode.Preview || held.TrueForAll(inHand.Contains))
        {
            Finish(run, all, StatusFor(all), GuardNote(run, held, all), run.Mode == RunMode.Preview ? held.Count : 0);
        }
        else
        {
            // Where some are in hand already, a former attempt passed the guard and was cut short.
            Unlink(run, all, held.FindAll(row => !inHand.Contains(row)), mayUnlink: run.Approved || inHand.Count > 0);
        }
    }

    private void Unlink(RunRow run, List<Batch> all, List<HeldRow> held, bool mayUnlink)
    {
        var exceeded = mayUnlink ? [] : Guard().Exceeded(held, SumOf(all));
        if (exceeded.Count > 0)
        {
            Finish(run, all, RunStatus.StoppedByGuard, string.Join("\n", exceeded) + "\nApprove the run to clear them, or correct the cause and run again.", held.Count);
            return;
        }

        for (var start = 0; start < held.Count; start += UnlinksOfOneBatch)
        {
            var part = held.GetRange(start, Math.Min(UnlinksOfOneBatch, held.Count - start));
            batches.Add(new Batch
            {
                RunId = run.Id,
                Kind = BatchKind.Unlinks,
                Range = new CustomerRange(part[0].Row.Id.ToString("N"), string.Empty),
                Progress = new BatchProgress { Held = part },
            });
        }
    }

    private string GuardNote(RunRow run, List<HeldRow> held, List<Batch> all)
    {
        var exceeded = run.Mode == RunMode.Preview ? Guard().Exceeded(held, SumOf(all)) : [];
        return exceeded.Count == 0 ? string.Empty : "The guard would stop this run before its first unlink.\n" + string.Join("\n", exceeded);
    }

    private UnlinkGuard Guard()
    {
        var settings = Settings();
        return new UnlinkGuard(settings.GuardSmallest, settings.GuardShare);
    }

    private LinkingSettings Settings() => new SnapshotSession(scope).Load([], record: false).Settings;

    private static RunStatus StatusFor(List<Batch> all) => SumOf(all).Get(Change.Issue) > 0 ? RunStatus.CompletedWithIssues : RunStatus.Successful;

    private void Finish(RunRow run, List<Batch> all, RunStatus status, string note, int held)
    {
        var samples = new SampleRows();
        foreach (var sample in all.SelectMany(batch => batch.Progress.Samples.All))
        {
            samples.Add(sample);
        }

        var detail = string.Join("\n", new[] { run.Detail, note }.Where(text => text.Length > 0));
        var counts = SumOf(all);
        var settings = Settings();
        var alert = new RunAlert(scope, settings);
        var raised = alert.Raise(run, status, alert.IsAlarming(status, counts.Get(Change.Issue), counts.Examined), detail);
        runs.Sum(run.Id, status, raised.Detail, counts, samples, held, raised.State);
        scope.Trace($"{run.Name}: {status}.");
        new HistoryPurge(scope, settings).Run();
    }

    private static TableCounts SumOf(List<Batch> all)
    {
        var sum = new TableCounts();
        all.ForEach(batch => sum.Add(batch.Progress.Counts));
        return sum;
    }
}
