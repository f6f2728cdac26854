using System;
using System.Linq;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.CustomApis;

/// <summary>Pauses, resumes, cancels and approves runs. A batch at work sees it after its block.</summary>
internal sealed class RunControl(ExecutionScope scope)
{
    private const string Pause = "pause";
    private const string Resume = "resume";
    private const string Cancel = "cancel";
    private const string Approve = "approve";

    private readonly RunStore runs = new(scope);
    private readonly BatchStore batches = new(scope);

    /// <summary>Does what was asked for.</summary>
    /// <returns>The status afterwards.</returns>
    /// <exception cref="InvalidPluginExecutionException">It cannot be done; the message says how the run stands and what is possible.</exception>
    internal RunStatus Execute(Guid? runId, string? action)
    {
        var run = runId is { } id ? runs.Find(id) : throw Refusal("no run is given. Give the id of a run.");
        if (run is null)
        {
            throw Refusal($"there is no run {runId:D}. Give the id of a row of {Names.Run.Table}.");
        }

        var wanted = action?.ToLowerInvariant();
        if (wanted is not (Pause or Resume or Cancel or Approve))
        {
            throw Refusal($"the action '{action}' is unknown. Give {Pause}, {Resume}, {Cancel} or {Approve}.");
        }

        var possible = PossibleIn(run.Status);
        if (!possible.Contains(wanted))
        {
            throw Refusal($"the run '{run.Name}' is {run.Status}, so it cannot {wanted}. Possible now: "
                + $"{(possible.Length == 0 ? "nothing, the run is over" : string.Join(", ", possible))}.");
        }

        Do(wanted, run);
        scope.Trace($"{run.Name}: {wanted}.");
        return runs.Find(run.Id)!.Status;
    }

    private static string[] PossibleIn(RunStatus status) => status switch
    {
        RunStatus.Queued => [Cancel],
        RunStatus.Processing => [Pause, Cancel],
        RunStatus.Settling => [Cancel],
        RunStatus.Paused => [Resume, Cancel],
        RunStatus.StoppedByGuard => [Approve, Cancel],
        _ => [],
    };

    private void Do(string action, RunRow run)
    {
        switch (action)
        {
            case Pause:
                runs.Set(run.Id, RunStatus.Paused);
                break;
            case Resume:
                ResumeRun(run);
                break;
            case Cancel:
                CancelRun(run);
                break;
            default:
                ApproveRun(run);
                break;
        }
    }

    private void ResumeRun(RunRow run)
    {
        runs.Set(run.Id, RunStatus.Processing);
        foreach (var batch in batches.OfRun(run.Id).Where(batch => batch.Status == BatchStatus.Waiting))
        {
            batches.Set(batch.Id, batches.Ready);
        }

        // The last batch may have ended during the pause, when it could not take the run on.
        new RunAdvance(scope).Advance(run.Id);
    }

    private void CancelRun(RunRow run)
    {
        var all = batches.OfRun(run.Id);
        foreach (var batch in all.Where(batch => batch.IsUnfinished))
        {
            batches.Set(batch.Id, BatchStatus.Canceled);
        }

        // What was done stays done, so the run says how much that is.
        var end = new RunStep.End(RunStatus.Canceled, string.Empty, run.Held);
        var detail = string.Join("\n", new[] { run.Detail, "Canceled. What was done before stays done." }.Where(text => text.Length > 0));
        if (!runs.TrySum(run, RunStatus.Canceled, RunAdvance.SumOf(run, all, end), detail))
        {
            throw Refusal($"the run '{run.Name}' changed at this moment. Call again.");
        }

        new QueuedRuns(scope).StartNext();
    }

    private void ApproveRun(RunRow run)
    {
        if (runs.Unfinished().Find(other => other.Status != RunStatus.Queued && other.IsInTheWayOf(run)) is { } other)
        {
            throw Refusal($"the run '{other.Name}' ({other.Id:D}) is {other.Status} on a table of '{run.Name}'. Wait for it, or cancel it, and approve then.");
        }

        runs.Approve(run.Id);
        new RunAdvance(scope).Advance(run.Id);
    }

    private static InvalidPluginExecutionException Refusal(string reason) => new($"{Names.Api.ControlRun}: {reason}");
}
