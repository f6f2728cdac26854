using Linking.Plugins.Events;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Links the source rows of alternate keys that were written: keys may arrive after their profile, or move. Registered on the writes of
/// <c>msdynci_alternatekey</c>, asynchronous, post-operation; see the registration list.
/// </summary>
public sealed class AlternateKeyWritten : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        new EventExecution(scope).AtKeys(WrittenRows.Moments(WrittenRows.Of(context, Names.AlternateKey.Table, Names.AlternateKey.Id)));
    }
}
