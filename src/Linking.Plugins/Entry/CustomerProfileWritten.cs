using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Links the source rows of customer profiles that were written or deleted. Registered on the writes of
/// <c>msdynci_customerprofile</c>, asynchronous, post-operation; see the registration list.
/// </summary>
public sealed class CustomerProfileWritten : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        new IncrementalRun(scope).AtProfiles(WrittenRows.Of(context, Names.CustomerProfile.Table, Names.CustomerProfile.Id));
    }
}
