using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Setup;

/// <summary>What was taken away.</summary>
/// <param name="IsComplete">Whether no step of the product is left.</param>
/// <param name="Steps">The steps that were removed.</param>
/// <param name="Run">The run that clears the links, or cleared them; null when that was not asked for.</param>
internal sealed record RemovalReport(bool IsComplete, IReadOnlyList<RegisteredStep> Steps, RunRow? Run)
{
    private const string Remains = "The assembly, tables, settings and history stay until the solution is deleted.";
    private const int MostShown = 20;
    private const int MostListed = 500;

    /// <summary>What of others uses the product.</summary>
    public IReadOnlyList<RemovalObstacle> Obstacles { get; init; } = [];

    internal string ToText()
    {
        var removed = $"Steps: {Steps.Count} removed.";
        var remains = IsComplete ? $"No step is left: nothing is linked any more. {Remains}" : null;
        return string.Join("\n", new[] { removed, OfRun(), remains }.OfType<string>().Concat(OfObstacles()));
    }

    internal string ToJson() => JsonText.Of(json =>
    {
        json.Add("complete", IsComplete);
        json.AddArray("steps", Steps.OrderBy(step => step.Name, StringComparer.Ordinal), (item, step) =>
        {
            item.Add("name", step.Name);
            item.Add("pluginType", step.PluginType);
            item.Add("message", step.Message);
            item.Add("table", step.Table.Length == 0 ? null : step.Table);
        });
        json.Add("obstacleCount", Obstacles.Count);
        json.AddArray("obstacles", Obstacles.Take(MostListed), (item, obstacle) =>
        {
            item.Add("kind", obstacle.Kind);
            item.Add("id", obstacle.Id);
            item.Add("name", obstacle.Name);
            item.Add("use", obstacle.Use);
            item.Add("remedy", obstacle.Remedy);
        });
        if (Run is { } run)
        {
            json.AddObject("run", item =>
            {
                item.Add("id", run.Id);
                item.Add("name", run.Name);
                item.Add("status", run.Status.ToString());
            });
        }
    });

    private IEnumerable<string> OfObstacles()
    {
        if (Obstacles.Count == 0)
        {
            return [];
        }

        var more = Obstacles.Count > MostShown ? new[] { $"- and {Obstacles.Count - MostShown} more, in the detail" } : [];
        return
        [
            "This uses the product. It can hold up the deletion of the solution, or stops working with it:",
            .. Obstacles.Take(MostShown).Select(obstacle => "- " + obstacle.ToText()),
            .. more,
        ];
    }

    private string? OfRun() => Run switch
    {
        null => "Links were left as they are.",
        { Status: RunStatus.Successful } run => $"The run '{run.Name}' cleared the links.",
        { Status: RunStatus.CompletedWithIssues } run => $"The run '{run.Name}' cleared the links, but for those that the open issues name.",
        { Status: RunStatus.Skipped } run =>
            $"The run '{run.Name}' was skipped, so links are left: {run.Detail} Meet the requirements and start a run in the mode Unlink, or call without "
            + $"{Names.ApiParameter.Unlink} to leave the links.",
        var run => $"The run '{run.Name}' is {run.Status}: it clears the links, and needs the steps that are left. Call again when it has ended.",
    };
}
