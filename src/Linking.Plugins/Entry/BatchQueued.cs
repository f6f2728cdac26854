using System.Linq;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
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
        foreach (var batch in WrittenRows.Of(context, Names.Batch.Table, Names.Batch.Id).Where(row => MayBeQueued(row.Value)))
        {
            new BatchExecution(scope).Execute(batch.Key);
        }
    }

    // Most events say that a batch waits, is at work or is over: that needs no look at it.
    private static bool MayBeQueued(Entity batch)
    {
        return batch.GetAttributeValue<OptionSetValue>(Names.Batch.Status) is not { } status || status.Value == (int)BatchStatus.Queued;
    }
}
