using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>Says what was done about steps: for programs and for people.</summary>
internal static class StepText
{
    internal static void Write(JsonText item, StepChange step)
    {
        item.Add("name", step.Name);
        item.Add("pluginType", step.PluginType);
        item.Add("message", step.Message);
        item.Add("table", step.Table.Length == 0 ? null : step.Table);
        item.Add("action", step.Action.ToString());
        item.Add("reasons", step.Reasons.Count == 0 ? null : string.Join("; ", step.Reasons));
    }

    /// <summary>One sentence with counts, and a line for each step that was not as it is to be.</summary>
    internal static IEnumerable<string> Lines(IReadOnlyList<StepChange> steps)
    {
        yield return $"Steps: {Count(steps, StepAction.Created)} registered, {Count(steps, StepAction.Changed)} repaired, "
            + $"{Count(steps, StepAction.Removed)} removed, {Count(steps, StepAction.Unchanged)} left as they are.";
        foreach (var step in steps.Where(step => step.Reasons.Count > 0))
        {
            yield return $"{(step.Action == StepAction.Removed ? "Removed" : "Repaired")} '{step.Name}': {string.Join("; ", step.Reasons)}.";
        }
    }

    private static int Count(IEnumerable<StepChange> steps, StepAction action) => steps.Count(step => step.Action == action);
}
