using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_DiscoverSourceTables</c>: proposes a source table for whatever the keys name.</summary>
public sealed class DiscoverSourceTables : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var discovery = new Discovery(scope).Execute();
        context.OutputParameters[Names.ApiParameter.Found] = discovery.Found;
        context.OutputParameters[Names.ApiParameter.Added] = discovery.Added;
        context.OutputParameters[Names.ApiParameter.Detail] = discovery.ToJson();
    }
}
