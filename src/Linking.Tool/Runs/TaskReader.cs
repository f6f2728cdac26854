using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Linking.Tool.Environments;
using Linking.Tool.Installation;

namespace Linking.Tool.Runs;

/// <summary>Reads how the task stands.</summary>
internal sealed class TaskReader(DataverseService service)
{
    /// <summary>The heading under which Customer Insights lists the task.</summary>
    private const string Group = "Dataverse Hydration";

    /// <summary>The task with its latest runs.</summary>
    public TaskView Read(int runs)
    {
        var archive = new RunArchive(service);
        var latest = archive.Latest(1) is [var newest] ? newest : null;
        var issues = new IssueList(service).Read(new IssueFilter(null, null, Closed: false));
        return new TaskView(
            Group,
            SkipRecorder.TaskName,
            latest?.Status,
            latest?.EndedOn ?? latest?.StartedOn,
            archive.Latest(runs),
            SourceTables(archive.LatestFullCounts()),
            [.. archive.Stopped().Select(run => new HeldByRun(run.Run.Id, run.Run.HeldUnlinks, run.Held))],
            issues.GroupBy(issue => issue.Code, StringComparer.Ordinal).OrderBy(code => code.Key, StringComparer.Ordinal)
                .ToDictionary(code => code.Key, code => code.Count(), StringComparer.Ordinal));
    }

    private List<SourceTableLine> SourceTables(IReadOnlyDictionary<string, CountLine> counts) =>
    [
        .. new SourceTableList(service).Read()
            .OrderBy(table => table.Pair.DataSource, StringComparer.Ordinal)
            .ThenBy(table => table.Pair.EntityName, StringComparer.Ordinal)
            .Select(table => new SourceTableLine(
                table.Pair.DataSource,
                table.Pair.EntityName,
                table.LogicalName,
                table.Status == SourceTableStatus.NotChecked ? "Not checked" : table.Status.ToString(),
                LinkingRecords.ReasonsIn(table.Reasons),
                table.Status == SourceTableStatus.Linking ? counts.GetValueOrDefault(table.LogicalName) : null)),
    ];
}
