using System.Linq;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Starts a run when it becomes queued. Registered on the create of <c>cpl_run</c> and on the update of its status, asynchronous,
/// post-operation.
/// </summary>
public sealed class RunRequested : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        foreach (var run in WrittenRows.Of(context, Names.Run.Table, Names.Run.Id).Where(row => MayStart(row.Value)))
        {
            new RunStart(scope).Execute(run.Key);
        }
    }

    // Most events say that a run goes on or is over: that needs no look at it.
    private static bool MayStart(Entity run)
    {
        return run.GetAttributeValue<OptionSetValue>(Names.Run.Status) is not { } status
            || status.Value is (int)RunStatus.Queued or (int)RunStatus.Processing;
    }
}
