using System;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Linking.Plugins.Setup;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_RemoveLinking</c>: takes the steps away again.</summary>
public sealed class RemoveLinking : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var report = new Removal(scope).Execute(new ApiInput(context).Flag(Names.ApiParameter.Unlink));
        context.OutputParameters[Names.ApiParameter.Complete] = report.IsComplete;
        context.OutputParameters[Names.ApiParameter.Removed] = report.Steps.Count;
        context.OutputParameters[Names.ApiParameter.RunId] = report.Run?.Id ?? Guid.Empty;
        context.OutputParameters[Names.ApiParameter.Summary] = report.ToText();
        context.OutputParameters[Names.ApiParameter.Detail] = report.ToJson();
    }
}
