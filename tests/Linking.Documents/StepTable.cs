using Linking.Plugins.Registration;
using Linking.Plugins.Schema;

namespace Linking.Documents;

/// <summary>The steps as somebody registers them by hand.</summary>
internal static class StepTable
{
    public static IEnumerable<string> Lines()
    {
        yield return "| table | message | register when the table is | plug-in type | filtering columns | image `" + Names.BeforeImage + "` (pre) |";
        yield return "|---|---|---|---|---|---|";
        foreach (var step in StepList.All)
        {
            yield return $"| `{step.Table}` | {step.Message} | {string.Join(" or ", step.Kinds.Select(kind => kind.ToString().ToLowerInvariant()))} | `{step.PluginType[(step.PluginType.LastIndexOf('.') + 1)..]}` "
                + $"| {(step.FilteringColumns.Count == 0 ? "none: all columns" : Code(step.FilteringColumns))} | {ImageOf(step)} |";
        }

        yield return "";
        yield return $"The same for each step: stage {StepRegistration.Stage} (post-operation), mode {StepRegistration.Mode.ToString().ToLowerInvariant()}, execution order {StepRegistration.Rank}, deployment server, "
            + $"{(StepRegistration.AsyncAutoDelete ? "*Delete AsyncOperation if StatusCode = Successful* ticked" : "jobs are kept")}, no configuration.";
    }

    private static string ImageOf(StepRegistration step) => step.ImageColumns switch
    {
        null => "none",
        { Count: 0 } => "all columns",
        var columns => Code(columns),
    };

    private static string Code(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"`{column}`"));
}
