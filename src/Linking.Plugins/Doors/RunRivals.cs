using System.Linq;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;

namespace Linking.Plugins.Doors;

/// <summary>Finds the run that keeps another from its tables: one run at a time works on a source table.</summary>
internal sealed class RunRivals(ExecutionScope scope)
{
    /// <summary>Finds an unfinished run on one of the tables of the run, if there is one.</summary>
    internal RunRow? FindFor(RunRow run)
    {
        return new RunStore(scope.Service, scope.UtcNow)
            .InStatus(RunStatus.Queued, RunStatus.Processing, RunStatus.Paused)
            .Find(other => other.Id != run.Id && other.Mode != RunMode.Incremental && Meet(run, other));
    }

    private static bool Meet(RunRow run, RunRow other) => run.Tables.Count == 0 || run.Tables.Any(other.Concerns);
}
