using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_StartRun</c>: requests a run.</summary>
public sealed class StartRun : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var input = new ApiInput(context);
        var run = new RunOrder(scope).Place(
            input.Text(Names.ApiParameter.Mode),
            input.Text(Names.ApiParameter.Tables),
            input.Text(Names.ApiParameter.RowId));
        context.OutputParameters[Names.ApiParameter.RunId] = run.Id;
        context.OutputParameters[Names.ApiParameter.RunName] = run.Name;
    }
}
