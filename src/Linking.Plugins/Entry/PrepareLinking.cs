using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Linking.Plugins.Setup;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_PrepareLinking</c>: sets linking up, or repairs the set-up.</summary>
public sealed class PrepareLinking : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var input = new ApiInput(context);
        var report = new Preparation(scope).Execute(new PreparationOptions(
            input.Text(Names.ApiParameter.RunAs),
            input.Flag(Names.ApiParameter.SkipDiscovery)));
        context.OutputParameters[Names.ApiParameter.Ready] = report.IsReady;
        context.OutputParameters[Names.ApiParameter.Changed] = report.Changed;
        context.OutputParameters[Names.ApiParameter.Summary] = PreparationText.Of(report);
        context.OutputParameters[Names.ApiParameter.Detail] = report.ToJson();
    }
}
