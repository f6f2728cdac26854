using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_GetStatus</c>: says how the task stands. Writes nothing.</summary>
public sealed class GetStatus : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var status = new StatusReader(scope).Read(new ApiInput(context).Flag(Names.ApiParameter.Moving));
        context.OutputParameters[Names.ApiParameter.Status] = StatusText.ToJson(status);
    }
}
