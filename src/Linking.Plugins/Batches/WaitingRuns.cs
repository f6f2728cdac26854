using System;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Batches;

/// <summary>
/// Takes on what waits: a run that settles and whose time has come, and a run that is queued and whose way is free. Whoever comes first
/// does it: <c>cpl_ProcessNext</c>, the next event; the end of another run starts the queued ones.
/// </summary>
internal sealed class WaitingRuns(ExecutionScope scope)
{
    private readonly RunStore runs = new(scope);

    /// <summary>Takes on every run whose time has come.</summary>
    /// <returns>When the next one is to be taken on (UTC); null when none waits.</returns>
    internal DateTime? TakeOnDue()
    {
        foreach (var run in runs.InStatus(RunStatus.Settling, RunStatus.Queued).Where(run => run.ContinueOn <= scope.UtcNow()))
        {
            TakeOn(run);
        }

        return runs.NextWaiting();
    }

    /// <summary>Takes on one run that waits.</summary>
    internal void TakeOn(RunRow run)
    {
        if (run.Status == RunStatus.Settling)
        {
            new RunAdvance(scope).Advance(run.Id);
        }
        else
        {
            new RunStart(scope).Execute(run.Id);
        }
    }

    /// <summary>Starts the queued runs for which a run was in the way that is over now. Becoming queued is the event that starts a run.</summary>
    internal void StartNext()
    {
        var queued = runs.InStatus(RunStatus.Queued);
        if (queued.Count == 0)
        {
            return;
        }

        var active = runs.InStatus(RunStatus.Processing, RunStatus.Settling, RunStatus.Paused);
        foreach (var run in queued.Where(run => !active.Exists(other => other.IsInTheWayOf(run)) && !(run.IsAutomatic && run.ContinueOn > scope.UtcNow())))
        {
            runs.Requeue(run.Id);
            active.Add(run);
        }
    }

}
