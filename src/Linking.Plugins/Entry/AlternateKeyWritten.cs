using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Links the source rows of alternate keys that were written or deleted: keys may arrive after their profile, or move.
/// Registered on the writes of <c>msdynci_alternatekey</c>, asynchronous, post-operation; see the registration list.
/// </summary>
public sealed class AlternateKeyWritten : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        new IncrementalRun(scope).AtKeys(WrittenRows.Of(context, Names.AlternateKey.Table, Names.AlternateKey.Id));
    }
}
