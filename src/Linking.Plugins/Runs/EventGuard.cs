using System;
using System.Collections.Generic;
using System.Linq;
using Linking.Plugins.Planning;
using Linking.Plugins.Queries;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Runs;

/// <summary>
/// Keeps events from clearing more links of a table within a day than the guard allows: events cannot see ahead, so those beyond the
/// limit are held as issues for a run, where an administrator may approve them. Executions at the same moment do not see each other, so
/// together they may go over the limit by what they clear at once.
/// </summary>
internal sealed class EventGuard(ExecutionScope scope, LinkingSettings settings)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Gives the plan with the unlinks beyond the limit turned into issues.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="before">What this execution did already.</param>
    internal List<PlannedRow> Restrict(List<PlannedRow> plan, TableCounts before)
    {
        if (!settings.GuardEvents || !plan.Exists(row => row.Change == Change.Unlinked))
        {
            return plan;
        }

        var today = UnlinkedToday();
        today.Add(before);
        var links = LatestFullRun();
        var guard = new UnlinkGuard(settings.GuardSmallest, settings.GuardShare);
        var restricted = new List<PlannedRow>();
        foreach (var row in plan)
        {
            var table = row.Row.Table;
            if (row.Change == Change.Unlinked && today.Get(table, Change.Unlinked) >= guard.LimitFor(links.LinksOf(table)))
            {
                var issue = new RowIssue(IssueCode.HeldByGuard, [], string.Empty, string.Empty, string.Empty);
                restricted.Add(row with { Change = Change.Issue, To = row.From, Issue = issue });
                continue;
            }

            if (row.Change == Change.Unlinked)
            {
                today.Add(table, Change.Unlinked, hadLink: true);
            }

            restricted.Add(row);
        }

        return restricted;
    }

    private TableCounts UnlinkedToday()
    {
        var query = Query(RunMode.Incremental);
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.StartedOn, ConditionOperator.GreaterEqual, scope.UtcNow() - Day));
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Unlinked, ConditionOperator.GreaterThan, 0));
        var sum = new TableCounts();
        foreach (var run in new BlockQuery(scope.Service).ReadPages(query, PlatformLimits.StandardPage))
        {
            sum.Add(TableCounts.Parse(run.GetAttributeValue<string>(Names.Run.Tables)));
        }

        return sum;
    }

    private TableCounts LatestFullRun()
    {
        var query = Query(RunMode.Full);
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.EndedOn, ConditionOperator.NotNull));
        query.AddOrder(Names.Run.EndedOn, OrderType.Descending);
        query.TopCount = 1;
        return TableCounts.Parse(scope.Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<string>(Names.Run.Tables));
    }

    private static QueryExpression Query(RunMode mode)
    {
        var query = new QueryExpression(Names.Run.Table) { ColumnSet = new ColumnSet(Names.Run.Tables), NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(Names.Run.Mode, ConditionOperator.Equal, (int)mode));
        return query;
    }
}
