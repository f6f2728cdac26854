using System;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;

namespace Linking.Plugins.Doors;

/// <summary>Works on the queued batches of a run one after the other, outside a transaction, until the time is over.</summary>
internal sealed class BatchWorker(ExecutionScope scope, BatchOverview batches)
{
    private readonly RunStore runs = new(scope.Service, scope.UtcNow);

    internal void Work(Guid run, Deadline deadline)
    {
        while (!deadline.IsOver && runs.Find(run)?.Status == RunStatus.Processing
            && batches.Of(run).Find(batch => batch.Status == BatchStatus.Queued) is { } next)
        {
            new BatchExecution(scope with { StartedOn = scope.UtcNow(), EndBy = deadline.End }).Execute(next.Id);
        }
    }
}
