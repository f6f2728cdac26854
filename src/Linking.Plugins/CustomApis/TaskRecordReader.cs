using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.CustomApis;

/// <summary>Reads what runs and events left behind.</summary>
internal sealed class TaskRecordReader(IOrganizationService service)
{
    /// <summary>How many full runs are looked through for the latest of each table.</summary>
    private const int FullRunsSearched = 100;

    private static readonly object[] ModesOfWork = [(int)RunMode.Incremental, (int)RunMode.Full, (int)RunMode.Repair, (int)RunMode.Unlink];

    private static readonly object[] OpenStatuses =
        [(int)RunStatus.Queued, (int)RunStatus.Processing, (int)RunStatus.Settling, (int)RunStatus.Paused, (int)RunStatus.StoppedByGuard];

    /// <summary>Runs that are not over, the newest first, however many other records there are.</summary>
    internal List<TaskRecord> Open(int most) => Runs(most, new ConditionExpression(Names.Run.Status, ConditionOperator.In, OpenStatuses));

    /// <summary>The latest runs that changed rows, or would have, the newest first.</summary>
    internal List<TaskRecord> LatestRuns(int most) => Runs(most, new ConditionExpression(Names.Run.Mode, ConditionOperator.In, ModesOfWork));

    /// <summary>The latest preview; null when there was none.</summary>
    internal TaskRecord? LatestPreview() => Runs(1, new ConditionExpression(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Preview)).FirstOrDefault();

    /// <summary>The latest full run that counted a table, by its logical name.</summary>
    internal Dictionary<string, TaskRecord> FullRuns()
    {
        var latest = new Dictionary<string, TaskRecord>(StringComparer.Ordinal);
        var runs = Runs(
            FullRunsSearched,
            new ConditionExpression(Names.Run.Mode, ConditionOperator.Equal, (int)RunMode.Full),
            new ConditionExpression(Names.Run.RowId, ConditionOperator.Null),
            new ConditionExpression(Names.Run.Status, ConditionOperator.In, (int)RunStatus.Successful, (int)RunStatus.CompletedWithIssues));
        foreach (var run in runs)
        {
            foreach (var table in run.Counts.Tables.Where(table => !latest.ContainsKey(table)))
            {
                latest.Add(table, run);
            }
        }

        return latest;
    }

    /// <summary>What events did, a record for each unification, the newest first; small records that no sum has taken up yet are summed up here.</summary>
    internal List<TaskRecord> Unifications(int most)
    {
        var query = OutcomeQuery(isSum: true);
        query.AddOrder(Names.Outcome.EndedOn, OrderType.Descending);
        query.TopCount = most;
        var sums = service.RetrieveMultiple(query).Entities.ToList();
        var counted = new HashSet<string>(
            sums.SelectMany(sum => (sum.GetAttributeValue<string>(Names.Outcome.Pending) ?? string.Empty).Split('\n')),
            StringComparer.OrdinalIgnoreCase);
        var small = new BlockQuery(service).ReadPages(OutcomeQuery(isSum: false), PlatformLimits.StandardPage)
            .Where(row => !counted.Contains(row.Id.ToString("N")))
            .Select(FromOutcome)
            .ToList();
        return small.Count == 0 ? sums.Select(FromOutcome).ToList() : [Sum(small), .. sums.Select(FromOutcome)];
    }

    private static TaskRecord Sum(List<TaskRecord> small)
    {
        var counts = new TableCounts();
        small.ForEach(record => counts.Add(record.Counts));
        return small.OrderByDescending(record => record.EndedOn).First() with
        {
            Counts = counts,
            Events = small.Sum(record => record.Events),
            StartedOn = small.Min(record => record.StartedOn),
            Status = StatusOf(counts),
        };
    }

    private List<TaskRecord> Runs(int most, params ConditionExpression[] conditions)
    {
        var query = new QueryExpression(Names.Run.Table)
        {
            ColumnSet = new ColumnSet(
                Names.Run.Mode,
                Names.Run.Status,
                Names.Run.Detail,
                Names.Run.RequestedTables,
                Names.Run.RowId,
                Names.Run.StartedOn,
                Names.Run.EndedOn,
                Names.Run.ContinueOn,
                Names.Run.Held,
                Names.Run.Tables,
                Names.CreatedOn,
                Names.CreatedBy),
            TopCount = most,
            NoLock = true,
        };
        Array.ForEach(conditions, query.Criteria.AddCondition);
        query.AddOrder(Names.CreatedOn, OrderType.Descending);
        return service.RetrieveMultiple(query).Entities.Select(FromRun).ToList();
    }

    private static QueryExpression OutcomeQuery(bool isSum)
    {
        var query = new QueryExpression(Names.Outcome.Table)
        {
            ColumnSet = new ColumnSet(Names.Outcome.Events, Names.Outcome.Tables, Names.Outcome.Pending, Names.Outcome.StartedOn, Names.Outcome.EndedOn),
            NoLock = true,
        };
        query.Criteria.AddCondition(new ConditionExpression(Names.Outcome.IsSum, ConditionOperator.Equal, isSum));
        return query;
    }

    private static TaskRecord FromRun(Entity row)
    {
        var kept = row.GetAttributeValue<string>(Names.Run.Tables) ?? string.Empty;
        var status = (RunStatus)(row.GetAttributeValue<OptionSetValue>(Names.Run.Status)?.Value ?? (int)RunStatus.Queued);

        // The same column holds unmet requirements where a run was skipped.
        var isReasons = kept.StartsWith("[", StringComparison.Ordinal);
        return new TaskRecord
        {
            Id = row.Id,
            Mode = (RunMode)(row.GetAttributeValue<OptionSetValue>(Names.Run.Mode)?.Value ?? (int)RunMode.Full),
            Status = status,
            Detail = row.GetAttributeValue<string>(Names.Run.Detail) ?? string.Empty,
            RequestedTables = row.GetAttributeValue<string>(Names.Run.RequestedTables) ?? string.Empty,
            IsOfRow = !string.IsNullOrEmpty(row.GetAttributeValue<string>(Names.Run.RowId)),
            By = row.GetAttributeValue<EntityReference>(Names.CreatedBy)?.Name ?? string.Empty,
            StartedOn = row.GetAttributeValue<DateTime?>(Names.Run.StartedOn) ?? row.GetAttributeValue<DateTime?>(Names.CreatedOn),
            EndedOn = row.GetAttributeValue<DateTime?>(Names.Run.EndedOn),
            ContinueOn = row.GetAttributeValue<DateTime?>(Names.Run.ContinueOn),
            Held = row.GetAttributeValue<int>(Names.Run.Held),
            Counts = TableCounts.Parse(isReasons ? string.Empty : kept),
            Reasons = isReasons ? kept : string.Empty,
        };
    }

    private static TaskRecord FromOutcome(Entity row)
    {
        var counts = TableCounts.Parse(row.GetAttributeValue<string>(Names.Outcome.Tables));
        return new TaskRecord
        {
            Id = row.Id,
            Mode = RunMode.Incremental,
            Status = StatusOf(counts),
            StartedOn = row.GetAttributeValue<DateTime?>(Names.Outcome.StartedOn),
            EndedOn = row.GetAttributeValue<DateTime?>(Names.Outcome.EndedOn),
            Events = Math.Max(1, row.GetAttributeValue<int>(Names.Outcome.Events)),
            Counts = counts,
        };
    }

    private static RunStatus StatusOf(TableCounts counts) => counts.Get(Change.Issue) > 0 ? RunStatus.CompletedWithIssues : RunStatus.Successful;
}
