using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Setup;

/// <summary>
/// Takes the steps away again, and the links first when that is asked for. Clearing links is the work of a run, which lives on the
/// steps of <c>cpl_run</c> and <c>cpl_batch</c>: these stay until it has ended, and the same call made again takes them away.
/// </summary>
internal sealed class Removal(ExecutionScope scope)
{
    private static readonly string[] EventTables = [Names.CustomerProfile.Table, Names.AlternateKey.Table];

    private readonly RunStore runs = new(scope);

    /// <summary>Removes what can be removed now.</summary>
    /// <param name="unlink">Whether all links are to be cleared before.</param>
    /// <exception cref="InvalidPluginExecutionException">A run is under way that would be left unfinished.</exception>
    internal RemovalReport Execute(bool unlink)
    {
        var types = OwnTypes.Read(scope.Service);
        return Execute(unlink, types) with { Obstacles = new RemovalObstacles(scope.Service, types).Read() };
    }

    private RemovalReport Execute(bool unlink, OwnTypes types)
    {
        var registered = new StepReader(scope.Service, types).Read();
        var events = registered.Where(step => EventTables.Contains(step.Table)).ToList();
        var underWay = runs.Unfinished().FirstOrDefault();
        if (underWay is not null)
        {
            return unlink && IsUnlinkOfAll(underWay) ? Remove(events, underWay, isComplete: false) : throw Refusal(underWay);
        }

        if (!unlink)
        {
            return Remove(registered, null, isComplete: true);
        }

        // Without event steps nothing was linked since the last run ended, so that what it cleared is clear.
        var latest = runs.Latest();
        return latest is { Status: RunStatus.Successful or RunStatus.CompletedWithIssues or RunStatus.Skipped } && IsUnlinkOfAll(latest) && events.Count == 0
            ? Remove(latest.Status == RunStatus.Skipped ? [] : registered, latest, isComplete: latest.Status != RunStatus.Skipped)
            : Remove(events, new RunOrder(scope).Place(nameof(RunMode.Unlink), tables: null, rowId: null), isComplete: false);
    }

    private static bool IsUnlinkOfAll(RunRow run) => run is { Mode: RunMode.Unlink, Tables.Count: 0 };

    private RemovalReport Remove(IReadOnlyList<RegisteredStep> steps, RunRow? run, bool isComplete)
    {
        var writer = new StepWriter(scope.Service);
        foreach (var step in steps)
        {
            writer.Remove(step);
        }

        return new RemovalReport(isComplete, steps, run);
    }

    private static InvalidPluginExecutionException Refusal(RunRow run) => new(
        $"{Names.Api.RemoveLinking}: the run '{run.Name}' ({run.Id:D}) is {run.Status} and could not end without the steps. Wait for it, or cancel it with "
            + $"{Names.Api.ControlRun}.");
}
