using System.Linq;
using Linking.Plugins.Events;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Links the source rows of customer profiles that were written. Registered on the writes of <c>msdynci_customerprofile</c>,
/// asynchronous, post-operation; see the registration list.
/// </summary>
public sealed class CustomerProfileWritten : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var written = WrittenRows.Of(context, Names.CustomerProfile.Table, Names.CustomerProfile.Id);
        new EventExecution(scope).AtProfiles(WrittenRows.Moments(written), written.SelectMany(row => row.Value.Attributes.Keys));
    }
}
