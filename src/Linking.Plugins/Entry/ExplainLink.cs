using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>Main operation of the custom API <c>cpl_ExplainLink</c>: says of one row how it is linked and why. Writes nothing.</summary>
public sealed class ExplainLink : PluginEntry
{
    private protected override void Execute(IPluginExecutionContext context, ExecutionScope scope)
    {
        var input = new ApiInput(context);
        var explanation = new LinkExplainer(scope).Explain(input.Text(Names.ApiParameter.Table), input.Text(Names.ApiParameter.RowId));
        context.OutputParameters[Names.ApiParameter.Explanation] = ExplanationText.ToJson(explanation);
        context.OutputParameters[Names.ApiParameter.Summary] = ExplanationText.ToSentences(explanation);
    }
}
