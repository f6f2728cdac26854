using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_ProcessNext</c>: takes on what of a run is stuck.</summary>
public sealed class ProcessNext : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var input = new ApiInput(context);
        var progress = new Continuation(scope).Execute(input.Id(Names.ApiParameter.RunId), input.Number(Names.ApiParameter.MaxSeconds));
        context.OutputParameters[Names.ApiParameter.More] = progress.More;
        if (progress.ContinueOn is { } continueOn)
        {
            context.OutputParameters[Names.ApiParameter.ContinueOn] = continueOn;
        }

        context.OutputParameters[Names.ApiParameter.Examined] = progress.Examined;
        context.OutputParameters[Names.ApiParameter.Changed] = progress.Changed;
        context.OutputParameters[Names.ApiParameter.Issues] = progress.Issues;
    }
}
