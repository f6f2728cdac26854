using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.CustomApis;

/// <summary>
/// Takes runs on: those that wait and whose time has come, and what is stuck in those under way. The main operation of a custom API is part
/// of a transaction, in which one failed row would undo all the others: there it only queues, at its own low depth, and the asynchronous
/// service does the work. Elsewhere it works on batches itself until its time is over. Why: docs/decisions/0007.
/// </summary>
internal sealed class Continuation(ExecutionScope scope)
{
    private readonly RunStore runs = new(scope);
    private readonly BatchStore batches = new(scope);

    /// <summary>Takes on one run, or every run that is not over.</summary>
    /// <exception cref="InvalidPluginExecutionException">There is no such run, or the time is no time.</exception>
    internal Progress Execute(Guid? runId, int? maxSeconds)
    {
        if (maxSeconds < 0)
        {
            throw Refusal($"{Names.ApiParameter.MaxSeconds} is {maxSeconds}. Give a number of seconds from 1, or leave it out.");
        }

        var budget = maxSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : PlatformLimits.DefaultBudget;
        var deadline = scope.DeadlineWithin(budget < PlatformLimits.DefaultBudget ? budget : PlatformLimits.DefaultBudget);
        if (runId is null)
        {
            RequestDue();
        }

        var concerned = RunsOf(runId);
        foreach (var run in concerned)
        {
            switch (run.Status)
            {
                case RunStatus.Queued:
                    TakeOnQueued(run);
                    break;
                case RunStatus.Settling when !(run.ContinueOn > scope.UtcNow()):
                    new WaitingRuns(scope).TakeOn(run);
                    break;
                case RunStatus.Processing:
                    TakeOnProcessing(run);
                    break;
            }

            if (!scope.IsInTransaction)
            {
                new BatchWorker(scope, batches).Work(run.Id, deadline);
            }
        }

        return Sum(concerned);
    }

    // A schedule that calls this is also what requests the run of the day where no event does.
    private void RequestDue()
    {
        var session = new SnapshotSession(scope);
        var snapshot = session.Load([]);
        if (snapshot.Unmet.Count > 0)
        {
            return;
        }

        session.Keep(new AutomaticRuns(scope).Request(snapshot));
        if (!scope.IsInTransaction && snapshot.Has(Names.Outcome.Table))
        {
            new Outcomes(scope, snapshot.Settings).SumUp();
        }
    }

    private List<RunRow> RunsOf(Guid? runId)
    {
        if (runId is not { } id)
        {
            return runs.InStatus(RunStatus.Queued, RunStatus.Processing, RunStatus.Settling);
        }

        return runs.Find(id) is { } run
            ? [run] : throw Refusal($"there is no run {id:D}. Give the id of a row of {Names.Run.Table}, or leave it out for all runs.");
    }

    private void TakeOnQueued(RunRow run)
    {
        if (run.ContinueOn > scope.UtcNow())
        {
            return;
        }

        if (!scope.IsInTransaction)
        {
            new RunStart(scope).Execute(run.Id);
        }
        else if (run.ContinueOn is not null || IsOld(run))
        {
            // Becoming queued is the event that starts it.
            runs.Requeue(run.Id);
        }
    }

    private void TakeOnProcessing(RunRow run)
    {
        var all = batches.OfRun(run.Id);
        if (all.Count == 0)
        {
            if (IsOld(run))
            {
                // Its start broke off before the first batch: it starts again.
                runs.Requeue(run.Id);
            }

            return;
        }

        foreach (var batch in all.Where(batch => batch.IsStuck(scope.UtcNow())))
        {
            batches.TryQueue(batch);
        }

        if (!all.Exists(batch => batch.IsUnfinished))
        {
            new RunAdvance(scope).Advance(run.Id);
        }
    }

    // A run whose event is only late is left alone: queuing it again would start it twice.
    private bool IsOld(RunRow run) => scope.UtcNow() - (run.ModifiedOn ?? scope.UtcNow()) > PlatformLimits.Takeover;

    private Progress Sum(List<RunRow> concerned)
    {
        var counts = new TableCounts();
        foreach (var run in concerned)
        {
            counts.Add(RunFlow.CountsOf(batches.OfRun(run.Id)));
        }

        var now = concerned.Select(run => runs.Find(run.Id)).OfType<RunRow>().ToList();
        var more = now.Exists(run => run.Status is RunStatus.Queued or RunStatus.Processing or RunStatus.Settling);
        var changed = counts.Get(Change.Linked) + counts.Get(Change.Relinked) + counts.Get(Change.Unlinked);
        return new Progress(more, (int)counts.Examined, (int)changed, (int)counts.Get(Change.Issue))
        {
            ContinueOn = now.Exists(run => run.Status == RunStatus.Processing)
                ? null : now.Where(run => run.Status is RunStatus.Settling or RunStatus.Queued).Select(run => run.ContinueOn).Min(),
        };
    }

    private static InvalidPluginExecutionException Refusal(string reason) => new($"{Names.Api.ProcessNext}: {reason}");
}
