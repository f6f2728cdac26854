using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Schema;

namespace Linking.Plugins.Triggers;

/// <summary>Puts into sentences what runs when links are written.</summary>
internal static class TriggerText
{
    /// <summary>So many are named; the rest stands in the list.</summary>
    private const int Named = 20;

    internal static string Of(TriggerReport report)
    {
        var lines = new List<string> { Head(report) };
        lines.AddRange(Shown(report, Fires.OnEachLink, "fires on each link"));
        lines.AddRange(Shown(report, Fires.Perhaps, "may fire, by a condition of its own"));
        lines.AddRange(report.Unknown.Select(source => $"Not known: {source.Content} ({source.Table}), because {source.Reason}."));
        if (report.FiredByLinks > 0)
        {
            lines.Add(
                $"Give them filtering columns without {Names.SourceRow.Lookup}, turn them off for the first run, or let linking pass them by: " +
                $"{Names.EnvironmentVariable.BypassCustomLogic} for plug-ins and workflows, {Names.EnvironmentVariable.SuppressFlows} for flows.");
        }

        return string.Join("\n", lines);
    }

    private static string Head(TriggerReport report)
    {
        if (report.Tables.Count == 0)
        {
            return $"There is no source table yet. Call {Names.Api.PrepareLinking} or {Names.Api.DiscoverSourceTables} first, or name a table.";
        }

        var synchronous = report.Triggers.Count(trigger => trigger is { Fires: Fires.OnEachLink, IsSynchronous: true });
        return $"On updates of {string.Join(", ", report.Tables)}: {report.Triggers.Count} triggers of others. " +
            $"{report.FiredByLinks} of them fire on each link, {synchronous} of these while the writer waits.";
    }

    private static IEnumerable<string> Shown(TriggerReport report, Fires fires, string what)
    {
        var concerned = report.Triggers.Where(trigger => trigger.Fires == fires).ToList();
        foreach (var trigger in concerned.Take(Named))
        {
            var table = trigger.Table.Length == 0 ? "every table" : trigger.Table;
            yield return $"{table}: {trigger.Kind} '{trigger.Name}' ({(trigger.IsSynchronous ? "synchronous" : "asynchronous")}) {what}.";
        }

        if (concerned.Count > Named)
        {
            yield return $"... and {concerned.Count - Named} more.";
        }
    }
}
