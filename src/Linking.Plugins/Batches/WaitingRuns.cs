using System;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Batches;

/// <summary>
/// Takes on what waits: a run that settles and whose time has come, and a run that is queued and whose way is free. Whoever comes first
/// does it: <c>cpl_ProcessNext</c>, the next event.
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
}
