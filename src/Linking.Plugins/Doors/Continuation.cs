using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Doors;

/// <summary>
/// Takes on what is stuck in the runs under way. The main operation of a custom API is part of a transaction, in which one failed row
/// would undo all the others: there it only queues, at its own low depth, and the asynchronous service does the work. Elsewhere it
/// works on batches itself until its time is over. Why: docs/decisions/0007.
/// </summary>
internal sealed class Continuation(ExecutionScope scope)
{
    private readonly RunStore runs = new(scope.Service, scope.UtcNow);
    private readonly BatchOverview batches = new(scope);

    /// <summary>Takes on one run, or every run that is queued or processing.</summary>
    /// <exception cref="InvalidPluginExecutionException">There is no such run, or the time is no time.</exception>
    internal Progress Execute(Guid? runId, int? maxSeconds)
    {
        if (maxSeconds < 0)
        {
            throw Refusal($"{Names.ApiParameter.MaxSeconds} is {maxSeconds}. Give a number of seconds from 1, or leave it out.");
        }

        var budget = maxSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : PlatformLimits.DefaultBudget;
        var deadline = scope.DeadlineWithin(budget < PlatformLimits.DefaultBudget ? budget : PlatformLimits.DefaultBudget);
        var concerned = RunsOf(runId);
        foreach (var run in concerned)
        {
            if (run.Status == RunStatus.Queued)
            {
                TakeOnQueued(run);
            }
            else if (run.Status == RunStatus.Processing)
            {
                TakeOnProcessing(run, deadline);
            }
        }

        return Sum(concerned);
    }

    private List<RunRow> RunsOf(Guid? runId)
    {
        if (runId is not { } id)
        {
            return runs.InStatus(RunStatus.Queued, RunStatus.Processing).FindAll(run => run.Mode != RunMode.Incremental);
        }

        return runs.Find(id) is { } run ? [run] : throw Refusal($"there is no run {id:D}. Give the id of a row of {Names.Run.Table}, or leave it out for all runs.");
    }

    private void TakeOnQueued(RunRow run)
    {
        if (!scope.IsInTransaction)
        {
            new RunStart(scope).Execute(run.Id);
        }
        else if (IsOld(run))
        {
            // Becoming queued is the event that starts it.
            runs.Set(run.Id, RunStatus.Queued);
        }
    }

    private void TakeOnProcessing(RunRow run, Deadline deadline)
    {
        var all = batches.Of(run.Id);
        if (all.Count == 0)
        {
            if (IsOld(run))
            {
                // Its start broke off before the first batch: it starts again.
                runs.Set(run.Id, RunStatus.Queued);
            }

            return;
        }

        foreach (var batch in all.Where(batch => batch.IsStuck(scope.UtcNow())).TakeWhile(_ => !deadline.IsOver))
        {
            batches.Queue(batch);
        }

        if (!all.Exists(batch => batch.IsUnfinished))
        {
            new RunFinisher(scope).Advance(run.Id);
        }

        if (!scope.IsInTransaction)
        {
            new BatchWorker(scope, batches).Work(run.Id, deadline);
        }
    }

    // A run whose event is only late is left alone: queuing it again would start it twice.
    private bool IsOld(RunRow run) => scope.UtcNow() - (run.ModifiedOn ?? scope.UtcNow()) > PlatformLimits.Takeover;

    private Progress Sum(List<RunRow> concerned)
    {
        var counts = new TableCounts();
        foreach (var batch in concerned.SelectMany(run => batches.Of(run.Id)))
        {
            counts.Add(batch.Counts);
        }

        var more = concerned.Exists(run => runs.Find(run.Id)?.Status is RunStatus.Queued or RunStatus.Processing);
        var changed = counts.Get(Change.Linked) + counts.Get(Change.Relinked) + counts.Get(Change.Unlinked);
        return new Progress(more, (int)counts.Examined, (int)changed, (int)counts.Get(Change.Issue));
    }

    private static InvalidPluginExecutionException Refusal(string reason) => new($"{Names.Api.ProcessNext}: {reason}");
}
