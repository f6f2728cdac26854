using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_ControlRun</c>: pauses, resumes, cancels or approves a run.</summary>
public sealed class ControlRun : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var input = new ApiInput(context);
        var status = new RunControl(scope).Execute(input.Id(Names.ApiParameter.RunId), input.Text(Names.ApiParameter.Action));
        context.OutputParameters[Names.ApiParameter.Status] = status.ToString();
    }
}
