using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.Queries;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.CustomApis;

/// <summary>Reads how the task stands. Numbers are of whole sets, or absent.</summary>
internal sealed class StatusReader(ExecutionScope scope)
{
    private const int OpenRuns = 10;
    private const int HistoryRecords = 40;

    /// <summary>So many pages of issues are counted.</summary>
    private const int IssuePages = 10;

    private readonly TaskRecordReader records = new(scope.Service);

    /// <summary>Reads it.</summary>
    /// <param name="onlyMoving">Whether history, source tables and kinds of issues are left out.</param>
    internal LinkingStatus Read(bool onlyMoving)
    {
        var open = records.Open(OpenRuns);
        var done = records.LatestRuns(onlyMoving ? 1 : HistoryRecords);
        var unifications = records.Unifications(onlyMoving ? 1 : HistoryRecords);
        var history = done.Concat(unifications).OrderByDescending(record => record.StartedOn).Take(HistoryRecords).ToList();
        var tables = new SourceTableStore(scope.Service, scope.UtcNow).Read().OrderBy(table => table.Pair.ToString(), StringComparer.Ordinal).ToList();
        var issues = Issues();
        var latest = history.FirstOrDefault(record => !open.Exists(one => one.Id == record.Id));
        var preview = records.LatestPreview();
        var fullRuns = onlyMoving && !open.Exists(IsAtWork) ? [] : records.FullRuns();
        return new LinkingStatus
        {
            At = scope.UtcNow(),
            Verdict = VerdictOf(open, latest, preview, tables, issues),
            Open = open,
            Progress = open.Where(IsAtWork).Select(run => ProgressOf(run, fullRuns)).ToList(),
            Latest = latest,
            Preview = latest is null || preview?.StartedOn > latest.StartedOn ? preview : null,
            History = onlyMoving ? [] : history,
            Tables = onlyMoving ? [] : tables,
            FullRuns = fullRuns,
            Issues = issues,
        };
    }

    private static bool IsAtWork(TaskRecord run) => run.Status is RunStatus.Processing or RunStatus.Settling or RunStatus.Paused;

    private static Verdict VerdictOf(List<TaskRecord> open, TaskRecord? latest, TaskRecord? preview, List<SourceTable> tables, List<IssueGroup>? issues)
    {
        bool Has(RunStatus status) => open.Exists(run => run.Status == status);
        return Has(RunStatus.StoppedByGuard) ? Verdict.StoppedByGuard
            : Has(RunStatus.Paused) ? Verdict.Paused
            : Has(RunStatus.Processing) || Has(RunStatus.Queued) ? Verdict.Running
            : Has(RunStatus.Settling) ? Verdict.Settling
            : latest is null ? (preview is null ? Verdict.Fresh : Verdict.PreviewOnly)
            : latest.Status == RunStatus.Failed ? Verdict.Failed
            : latest.Status == RunStatus.Skipped || AreSkipped(tables) ? Verdict.Skipped
            : issues is null || issues.Count > 0 ? Verdict.Issues
            : Verdict.Healthy;
    }

    private static bool AreSkipped(List<SourceTable> tables) => tables.Count > 0 && tables.TrueForAll(table => table.Status == SourceTableStatus.Skipped);

    private RunProgress ProgressOf(TaskRecord run, Dictionary<string, TaskRecord> fullRuns)
    {
        var query = new QueryExpression(Names.Batch.Table) { ColumnSet = new ColumnSet(Names.Batch.Status, Names.Batch.Counts), NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.Batch.Run, ConditionOperator.Equal, run.Id));
        var batches = new BlockQuery(scope.Service).ReadPages(query, PlatformLimits.StandardPage).ToList();
        var isOver = new HashSet<int> { (int)BatchStatus.Completed, (int)BatchStatus.Failed, (int)BatchStatus.Canceled };
        var asked = run.RequestedTables.Split([','], StringSplitOptions.RemoveEmptyEntries);
        var before = fullRuns.Where(pair => asked.Length == 0 || asked.Contains(pair.Key)).ToList();
        return new RunProgress(
            run.Id,
            batches.Count,
            batches.Count(batch => isOver.Contains(batch.GetAttributeValue<OptionSetValue>(Names.Batch.Status)?.Value ?? 0)),
            batches.Sum(batch => TableCounts.Parse(batch.GetAttributeValue<string>(Names.Batch.Counts)).Examined),
            before.Count == 0 || run.IsOfRow ? null : before.Sum(pair => pair.Value.Counts.ExaminedOf(pair.Key)));
    }

    private List<IssueGroup>? Issues()
    {
        var query = new QueryExpression(Names.Issue.Table) { ColumnSet = new ColumnSet(Names.Issue.Code, Names.Issue.LogicalName), NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.State.Code, ConditionOperator.Equal, 0));
        query.AddOrder(Names.Issue.Id, OrderType.Ascending);
        var counts = new Dictionary<IssueGroup, int>();
        var pages = 0;
        foreach (var page in new BlockQuery(scope.Service).Pages(query, PlatformLimits.StandardPage))
        {
            foreach (var row in page.Entities)
            {
                var code = row.GetAttributeValue<string>(Names.Issue.Code) ?? string.Empty;
                var group = new IssueGroup(code, row.GetAttributeValue<string>(Names.Issue.LogicalName) ?? string.Empty, 0);
                counts[group] = counts.TryGetValue(group, out var count) ? count + 1 : 1;
            }

            if (++pages == IssuePages && page.MoreRecords)
            {
                return null;
            }
        }

        return counts.Select(pair => pair.Key with { Count = pair.Value })
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.Code, StringComparer.Ordinal)
            .ThenBy(group => group.Table, StringComparer.Ordinal)
            .ToList();
    }
}
