using System;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;

namespace Linking.Plugins.CustomApis;

/// <summary>Works on the queued batches of a run one after the other, outside a transaction, until the time is over.</summary>
internal sealed class BatchWorker(ExecutionScope scope, BatchStore batches)
{
    private readonly RunStore runs = new(scope);

    internal void Work(Guid run, Deadline deadline)
    {
        while (!deadline.IsOver && runs.Find(run)?.Status == RunStatus.Processing
            && batches.OfRun(run).Find(batch => batch.Status == BatchStatus.Queued) is { } next)
        {
            new BatchExecution(scope with { StartedOn = scope.UtcNow(), EndBy = deadline.End }).Execute(next.Id);
        }
    }
}
