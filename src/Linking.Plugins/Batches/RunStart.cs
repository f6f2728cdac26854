using System;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Writing;

namespace Linking.Plugins.Batches;

/// <summary>Starts a requested run: checks the requirements, waits while another run is in the way, and cuts the work into batches.</summary>
internal sealed class RunStart(ExecutionScope scope)
{
    /// <summary>What administrators are told when no unified table comes from this environment.</summary>
    internal const string NoTable = "The backstamping job is skipped: no unified table meets the requirements for linking.";

    private const string NotToBeRequested = "Refused: an Incremental run is the record of an event, made by the event. Request a Full, Preview, Repair or "
        + "Unlink run.";

    /// <summary>A run that waits for another one is looked at again after so long at the latest, in case nobody tells it.</summary>
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMinutes(5);

    private readonly RunStore runs = new(scope);
    private readonly BatchStore batches = new(scope);

    /// <summary>Starts the run if it is queued; goes on with it if it was left behind while being started.</summary>
    internal void Execute(Guid id)
    {
        var run = runs.Find(id);
        if (run is { Mode: RunMode.Incremental, Status: RunStatus.Queued })
        {
            runs.Set(id, RunStatus.Canceled, NotToBeRequested);
        }

        if (run is null || run.Mode == RunMode.Incremental)
        {
            return;
        }

        // One that waits is taken on when its time has come; one whose start was taken over has somebody at work.
        if (run.Status == RunStatus.Queued && !(run.ContinueOn > scope.UtcNow()) && runs.TryClaim(run))
        {
            PrepareOrRelease(run);
        }

        // Queued only now that all batches are there: a run is over when its batches are, so none may be missing.
        if (runs.Find(id)?.Status == RunStatus.Processing)
        {
            foreach (var batch in batches.OfRun(id).Where(batch => batch is { Status: BatchStatus.Waiting, Attempts: 0, Pass: Batch.FirstPass })
                .OrderBy(batch => batch.Kind))
            {
                batches.Set(batch.Id, batches.Ready);
            }
        }
    }

    private void PrepareOrRelease(RunRow run)
    {
        try
        {
            if (runs.Find(run.Id) is { Status: RunStatus.Queued } claimed)
            {
                Prepare(claimed);
            }
        }
        catch (Exception exception) when (FaultClassifier.Classify(exception) != FaultClass.TransactionLost)
        {
            // The next attempt need not wait until this one counts as dead.
            runs.Release(run);
            throw;
        }
    }

    private void Prepare(RunRow run)
    {
        var session = new SnapshotSession(scope);
        var snapshot = session.Load([], readAnew: true, record: run.Mode != RunMode.Preview);
        if (snapshot.Unmet.Count > 0)
        {
            Skip(run, snapshot, UnmetText.ToSentences(snapshot.Unmet));
            return;
        }

        if (runs.InStatus(RunStatus.Processing, RunStatus.Settling, RunStatus.Paused).Find(other => other.IsInTheWayOf(run)) is { } other)
        {
            runs.TryWait(run, RunStatus.Queued, scope.UtcNow()
                + BetweenAttempts, $"Waits for the run {other.Name}, which is {other.Status} on one of these tables.");
            return;
        }

        if (IsTooEarly(run, snapshot))
        {
            return;
        }

        var concerned = snapshot.Tables.Values.Where(table => run.Concerns(table.Table.LogicalName)).ToList();
        var tables = concerned.Where(table => table.IsLinkable).Select(table => table.Table.LogicalName).Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal).ToList();
        var detail = string.Join("\n", concerned.Where(table => !table.IsLinkable)
            .Select(table => $"{table.Pair} skipped:\n{UnmetText.ToSentences(table.Unmet)}"));
        if (tables.Count == 0)
        {
            Skip(run, snapshot, NoTable + "\n" + detail);
            return;
        }

        // A former attempt may have broken off; its batches were cut by another sample.
        batches.OfRun(run.Id).ForEach(batch => batches.Delete(batch.Id));
        foreach (var batch in new RunPlan(run, snapshot, tables).Batches())
        {
            batches.Add(batch, BatchStatus.Waiting);
        }

        // Somebody may have canceled it meanwhile.
        runs.TrySet(run, RunStatus.Processing, detail.Length == 0 ? string.Empty : UnmetText.SkippedSentence + "\n" + detail, begins: true);
    }

    // A run that nobody asked for begins when the tables are quiet: what it would find before counts for little. So does every full run where no
    // event links what comes later.
    private bool IsTooEarly(RunRow run, OrganizationSnapshot snapshot)
    {
        var waits = run.IsAutomatic || (run is { Mode: RunMode.Full, RowId: null } && !snapshot.Settings.Events);
        if (!waits || new LatestWrite(scope.Service).Read(snapshot) is not { } latest || scope.UtcNow() >= latest + snapshot.Settings.Settling)
        {
            return false;
        }

        runs.TryWait(run, RunStatus.Queued, latest + snapshot.Settings.Settling, "Waits until the tables have been quiet for a while.");
        return true;
    }

    private void Skip(RunRow run, OrganizationSnapshot snapshot, string reasons)
    {
        var detail = UnmetText.SkippedSentence + "\n" + reasons;
        var raised = new RunAlert(scope, snapshot.Settings).Raise(run, RunStatus.Skipped, isAlarming: true, detail);
        runs.Set(run.Id, RunStatus.Skipped, raised.Detail, raised.State);
    }
}
