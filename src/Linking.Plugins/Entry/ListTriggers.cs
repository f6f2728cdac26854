using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Linking.Plugins.Triggers;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_ListTriggers</c>: finds what of others runs when links are written.</summary>
public sealed class ListTriggers : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var report = new TriggerSurvey(scope).Execute(new ApiInput(context).Text(Names.ApiParameter.Table));
        context.OutputParameters[Names.ApiParameter.Triggers] = report.Triggers.Count;
        context.OutputParameters[Names.ApiParameter.FiredByLinks] = report.FiredByLinks;
        context.OutputParameters[Names.ApiParameter.Complete] = report.Unknown.Count == 0;
        context.OutputParameters[Names.ApiParameter.Summary] = TriggerText.Of(report);
        context.OutputParameters[Names.ApiParameter.Detail] = report.ToJson();
    }
}
