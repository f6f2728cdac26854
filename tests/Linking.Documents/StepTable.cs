using Linking.Plugins.Registration;

namespace Linking.Documents;

/// <summary>The steps as somebody registers them by hand.</summary>
internal static class StepTable
{
    public static IEnumerable<string> Lines()
    {
        yield return "| Message | Primary Entity | Event Handler | Filtering Attributes | only where the table is |";
        yield return "|---|---|---|---|---|";
        foreach (var step in StepList.All)
        {
            var kinds = string.Join(" or ", step.Kinds.Select(kind => kind.ToString().ToLowerInvariant()));
            yield return $"| {step.Message} | `{step.Table}` | `(Plugin) {step.PluginType}` | {ColumnsOf(step)} | {kinds} |";
        }

        yield return "";
        yield return $"The same for each step: *Execution Order* {StepRegistration.Rank}, *Eventing Pipeline Stage of Execution* "
            + $"{StageOf(StepRegistration.Stage)}, "
            + $"*Execution Mode* {StepRegistration.Mode}, *Deployment* Server, "
            + $"*Delete AsyncOperation if StatusCode = Successful* {(StepRegistration.AsyncAutoDelete ? "ticked" : "not ticked")}, no image, "
            + "both configurations empty.";
    }

    private static string StageOf(int stage) => stage == 40 ? "PostOperation" : $"stage {stage}";

    private static string ColumnsOf(StepRegistration step)
    {
        return step.FilteringColumns.Count == 0
            ? "All Attributes"
            : string.Join(", ", step.FilteringColumns.Select(column => $"`{column}`"))
                + (step.FiltersByKeyColumns ? " and the key columns of this organisation" : "");
    }
}
