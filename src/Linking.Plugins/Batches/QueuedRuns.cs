using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.Batches;

/// <summary>The runs that wait for others to end.</summary>
internal sealed class QueuedRuns(ExecutionScope scope)
{
    private readonly RunStore runs = new(scope);

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
