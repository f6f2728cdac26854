using System;
using System.Linq;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.RunRecords;

/// <summary>Deletes records of old runs and of issues closed long ago, a limited number each time, so that it never takes long.</summary>
internal sealed class HistoryPurge(ExecutionScope scope, LinkingSettings settings)
{
    private const int AtOnce = 100;
    private const int ClosedState = 1;

    /// <summary>Deletes what is older than the setting allows; nothing when it is 0.</summary>
    internal void Run()
    {
        if (settings.HistoryDays == 0)
        {
            return;
        }

        var oldest = scope.UtcNow() - TimeSpan.FromDays(settings.HistoryDays);
        Delete(Names.Batch.Table, Older(Names.Batch.Table, Names.CreatedOn, oldest));
        Delete(Names.Run.Table, Older(Names.Run.Table, Names.Run.EndedOn, oldest));
        var issues = Older(Names.Issue.Table, Names.Issue.LastSeen, oldest);
        issues.Criteria.AddCondition(new ConditionExpression(Names.State.Code, ConditionOperator.Equal, ClosedState));
        Delete(Names.Issue.Table, issues);
    }

    private static QueryExpression Older(string table, string column, DateTime oldest)
    {
        var query = new QueryExpression(table) { ColumnSet = new ColumnSet(column), TopCount = AtOnce, NoLock = true };
        query.Criteria.AddCondition(new ConditionExpression(column, ConditionOperator.LessThan, oldest));
        return query;
    }

    private void Delete(string table, QueryExpression query)
    {
        foreach (var id in scope.Service.RetrieveMultiple(query).Entities.Select(row => row.Id).ToList())
        {
            scope.Service.Delete(table, id);
        }
    }
}
