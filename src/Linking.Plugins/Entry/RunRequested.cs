using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
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
        foreach (var run in WrittenRows.Of(context, Names.Run.Table, Names.Run.Id))
        {
            new RunStart(scope).Execute(run.Id);
        }
    }
}
