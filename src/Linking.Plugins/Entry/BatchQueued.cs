using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Works on a batch when it becomes queued. Registered on the create of <c>cpl_batch</c> and on the update of its status, asynchronous,
/// post-operation.
/// </summary>
public sealed class BatchQueued : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        foreach (var batch in WrittenRows.Of(context, Names.Batch.Table, Names.Batch.Id))
        {
            new BatchExecution(scope).Execute(batch.Id);
        }
    }
}
