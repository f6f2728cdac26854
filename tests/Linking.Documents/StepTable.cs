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
            yield return $"| `{step.Table}` | {step.Message} | {string.Join(" or ", step.Kinds.Select(kind => kind.ToString().ToLowerInvariant()))} | `{step.PluginType[(step.PluginType.LastIndexOf('.') + 1)..]}` "
                + $"| {ColumnsOf(step)} |";
        }

        yield return "";
        yield return $"The same for each step: stage {StepRegistration.Stage} (post-operation), mode {StepRegistration.Mode.ToString().ToLowerInvariant()}, execution order {StepRegistration.Rank}, deployment server, "
            + $"{(StepRegistration.AsyncAutoDelete ? "*Delete AsyncOperation if StatusCode = Successful* ticked" : "jobs are kept")}, no image, no configuration.";
    }

    private static string ColumnsOf(StepRegistration step)
    {
        return step.FilteringColumns.Count == 0
            ? "none: all columns"
            : string.Join(", ", step.FilteringColumns.Select(column => $"`{column}`")) + (step.FiltersByKeyColumns ? " and the key columns of this organisation" : "");
    }
}
