using Linking.Plugins.Registration;

namespace Linking.Documents;

/// <summary>The steps as somebody registers them by hand.</summary>
internal static class StepTable
{
    public static IEnumerable<string> Lines()
    {
        yield return "| table | message | register when the table is | plug-in type | filtering columns |";
        yield return "|---|---|---|---|---|";
        foreach (var step in StepList.All)
        {
            var kinds = string.Join(" or ", step.Kinds.Select(kind => kind.ToString().ToLowerInvariant()));
            var type = step.PluginType[(step.PluginType.LastIndexOf('.') + 1)..];
            yield return $"| `{step.Table}` | {step.Message} | {kinds} | `{type}` | {ColumnsOf(step)} |";
        }

        yield return "";
        var mode = StepRegistration.Mode.ToString().ToLowerInvariant();
        var jobs = StepRegistration.AsyncAutoDelete ? "*Delete AsyncOperation if StatusCode = Successful* ticked" : "jobs are kept";
        yield return $"The same for each step: stage {StepRegistration.Stage} (post-operation), mode {mode}, execution order {StepRegistration.Rank}, "
            + $"deployment server, {jobs}, no image, no configuration.";
    }

    private static string ColumnsOf(StepRegistration step)
    {
        return step.FilteringColumns.Count == 0
            ? "none: all columns"
            : string.Join(", ", step.FilteringColumns.Select(column => $"`{column}`"))
                + (step.FiltersByKeyColumns ? " and the key columns of this organisation" : "");
    }
}
