using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Batches;

/// <summary>
/// Takes a run on: carries out what <see cref="RunFlow"/> says. Called by every batch that is over, by whoever takes waiting runs on and
/// after an approval, and right whoever comes last or twice.
/// </summary>
internal sealed class RunAdvance
{
    private readonly ExecutionScope scope;
    private readonly BatchStore batches;
    private readonly RunStore runs;

    internal RunAdvance(ExecutionScope scope)
    {
        this.scope = scope;
        batches = new BatchStore(scope);
        runs = new RunStore(scope);
    }

    /// <summary>Does the next thing that the run needs, if its batches are over.</summary>
    internal void Advance(Guid runId)
    {
        if (batches.HasUnfinished(runId) || runs.Find(runId) is not { Status: RunStatus.Processing or RunStatus.Settling } run)
        {
            return;
        }

        var snapshot = new SnapshotSession(scope).Load([], record: false);
        var all = batches.OfRun(runId);
        var state = new RunState(
            run,
            all,
            snapshot.Settings,
            scope.UtcNow(),
            run.Status == RunStatus.Settling ? new LatestWrite(scope.Service).Read(snapshot) : null,
            runs.LastEnded());
        switch (RunFlow.Next(state))
        {
            case RunStep.Work work:
                if (run.Status == RunStatus.Processing || runs.TrySet(run, RunStatus.Processing))
                {
                    batches.Add(work.Batches);
                }

                break;
            case RunStep.Settle settle:
                if (runs.TryWait(run, RunStatus.Settling, settle.Until, Join(SkippedIn(run), settle.Why)))
                {
                    scope.Trace($"{run.Name}: {settle.Why}");
                    SnapshotCache.Drop(scope.OrganizationId);
                }

                break;
            case RunStep.End end:
                End(run, all, end, snapshot);
                break;
        }
    }

    private void End(RunRow run, List<Batch> all, RunStep.End end, OrganizationSnapshot snapshot)
    {
        var settings = snapshot.Settings;
        var sums = SumOf(run, all, end);
        var detail = Join(SkippedIn(run), end.Note);
        var alert = new RunAlert(scope, settings);
        var raised = alert.Raise(run, end.Status, alert.IsAlarming(end.Status, sums.Counts.Get(Change.Issue), sums.Counts.Examined), detail);
        if (!runs.TrySum(run, end.Status, sums, raised.Detail, raised.State))
        {
            return;
        }

        scope.Trace($"{run.Name}: {end.Status}.");
        if (run.Mode == RunMode.Full && run.RowId is null && RunRow.IsWell(end.Status))
        {
            new AutomaticRuns(scope).Note(run, snapshot);
        }

        new HistoryPurge(scope, settings).Run();
        if (snapshot.Has(Names.Outcome.Table))
        {
            new Outcomes(scope, settings).SumUp();
        }

        new QueuedRuns(scope).StartNext();
    }

    /// <summary>What a run did together; rows that were left at the first look and turned out to be in order count as unchanged.</summary>
    internal static RunSums SumOf(RunRow run, IReadOnlyList<Batch> all, RunStep.End end)
    {
        var samples = new SampleRows();
        foreach (var sample in all.SelectMany(batch => batch.Progress.Samples.All)
            .Where(sample => end.Status == RunStatus.StoppedByGuard || sample.Change != Change.Left))
        {
            samples.Add(sample);
        }

        var counts = RunFlow.CountsOf(all);
        var first = all.Where(batch => batch.Pass == Batch.FirstPass).ToList();
        if (RunRow.IsWell(end.Status))
        {
            var acted = RunFlow.CountsOf(all.Where(batch => batch.Acts).ToList());
            foreach (var table in RunFlow.CountsOf(first).Tables)
            {
                counts.AddUnchanged(table, Math.Max(0, RunFlow.CountsOf(first).Get(table, Change.Left) - acted.ExaminedOf(table)));
            }
        }

        return new RunSums(counts, samples, first.Count == 0 || run.RowId is not null ? default : RunFlow.SeenIn(run, LatestWhole(all, first)), end.Held);
    }

    private static IEnumerable<Batch> LatestWhole(IReadOnlyList<Batch> all, List<Batch> first)
    {
        return all.Where(batch => !batch.Acts).GroupBy(batch => batch.Pass).Where(pass => pass.Count() == first.Count).OrderByDescending(pass => pass.Key)
            .First();
    }

    // What the start said of tables that are skipped stays in sight to the end; why the run waited does not.
    private static string SkippedIn(RunRow run)
    {
        return string.Join("\n", run.Detail.Split('\n').Where(line => !line.StartsWith(RunFlow.Settling, StringComparison.Ordinal)));
    }

    private static string Join(params string[] parts) => string.Join("\n", parts.Where(part => part.Length > 0));
}
