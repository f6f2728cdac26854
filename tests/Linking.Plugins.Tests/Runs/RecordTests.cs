using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Runs.RunSample;

namespace Linking.Plugins.Tests.Runs;

/// <summary>Records of executions, and what becomes of old ones.</summary>
public class RecordTests
{
    private static readonly UnmetRequirement[] Unmet = [new(RequirementCode.ManagedOutputStorage, "S.", "a", "b", "Do c.")];

    private static readonly string Detail = UnmetText.SkippedSentence + "\n" + UnmetText.ToSentences(Unmet);

    private readonly ScriptedService service = new();

    [Theory]
    [InlineData(true, RunStatus.CompletedWithIssues)]
    [InlineData(false, RunStatus.Successful)]
    internal void An_execution_is_recorded_with_its_counts_and_the_old_links(bool hasIssues, RunStatus status)
    {
        new RunRecorder(Scope(service)).Record(TableCounts.Parse("contact 1 2 3 4 5 6"), hasIssues ? "relinks" : string.Empty, hasIssues);
        var row = Created();
        Assert.Equal((Names.Run.Table, "CustomerId Backstamping Hydration 2026-03-01 11:59:55"), (row.LogicalName, row[Names.Run.Name]));
        Assert.Equal((new OptionSetValue((int)RunMode.Incremental), new OptionSetValue((int)status)), (row[Names.Run.Mode], row[Names.Run.Status]));
        Assert.Equal((Noon.AddSeconds(-5), Noon), (row[Names.Run.StartedOn], row[Names.Run.EndedOn]));
        Assert.Equal((15, 1, 2, 3), (row[Names.Run.Examined], row[Names.Run.Linked], row[Names.Run.Relinked], row[Names.Run.Unlinked]));
        Assert.Equal((4, 5, "contact 1 2 3 4 5 6"), (row[Names.Run.Unchanged], row[Names.Run.Issues], row[Names.Run.Tables]));
        Assert.Equal(hasIssues ? "relinks" : null, row[Names.Run.Relinks]);
    }

    [Fact]
    public void An_environment_that_cannot_be_linked_is_recorded_with_the_reasons()
    {
        new RunRecorder(Scope(service)).RecordSkip(Unmet);
        Assert.Equal((new OptionSetValue((int)RunStatus.Skipped), Detail, UnmetText.ToJson(Unmet)), (Created()[Names.Run.Status], Created()[Names.Run.Detail], Created()[Names.Run.Tables]));
        var query = (QueryExpression)Assert.Single(service.Queries);
        Assert.Equal((Names.Run.Table, 1, true), (query.EntityName, query.TopCount, query.NoLock));
        Assert.Equal([Names.Run.Status, Names.Run.Detail], query.ColumnSet.Columns);
        var condition = Assert.Single(query.Criteria.Conditions);
        Assert.Equal((Names.Run.Mode, ConditionOperator.Equal, (object)(int)RunMode.Incremental), (condition.AttributeName, condition.Operator, condition.Values[0]));
        Assert.Equal((Names.Run.StartedOn, OrderType.Descending), (query.Orders[0].AttributeName, query.Orders[0].OrderType));
    }

    [Theory]
    [InlineData(RunStatus.Skipped, true, false)]
    [InlineData(RunStatus.Skipped, false, true)]
    [InlineData(RunStatus.Successful, true, true)]
    internal void The_same_skip_is_recorded_once(RunStatus latest, bool sameDetail, bool recorded)
    {
        var row = new Entity(Names.Run.Table) { [Names.Run.Status] = new OptionSetValue((int)latest), [Names.Run.Detail] = sameDetail ? Detail : "other" };
        var asked = new ScriptedService(query: _ => new EntityCollection([row]));
        new RunRecorder(Scope(asked)).RecordSkip(Unmet);
        Assert.Equal(recorded ? 1 : 0, asked.Requests.Count);
    }

    [Fact]
    public void Old_batches_runs_and_closed_issues_are_deleted_a_hundred_at_once()
    {
        var id = Guid.NewGuid();
        var keeping = new ScriptedService(query: query => new EntityCollection([new Entity(((QueryExpression)query).EntityName, id)]));
        new HistoryPurge(Scope(keeping), new LinkingSettings { HistoryDays = 30 }).Run();
        Assert.Equal([Names.Batch.Table, Names.Run.Table, Names.Issue.Table], keeping.Requests.Select(request => ((DeleteRequest)request).Target.LogicalName));
        Assert.All(keeping.Requests, request => Assert.Equal(id, ((DeleteRequest)request).Target.Id));
        Assert.All(keeping.Queries.Cast<QueryExpression>(), query => Assert.Equal((100, true), (query.TopCount, query.NoLock)));
        var conditions = keeping.Queries.Cast<QueryExpression>().SelectMany(query => query.Criteria.Conditions).ToList();
        Assert.Equal([Names.CreatedOn, Names.Run.EndedOn, Names.Issue.LastSeen, Names.State.Code], conditions.Select(condition => condition.AttributeName));
        Assert.All(conditions.Take(3), condition => Assert.Equal((ConditionOperator.LessThan, (object)Noon.AddDays(-30)), (condition.Operator, condition.Values[0])));
        Assert.Equal((ConditionOperator.Equal, (object)1), (conditions[3].Operator, conditions[3].Values[0]));
    }

    [Fact]
    public void Nothing_is_deleted_where_records_are_kept_for_ever()
    {
        new HistoryPurge(Scope(service), new LinkingSettings { HistoryDays = 0 }).Run();
        Assert.Empty(service.Queries);
    }

    private Entity Created() => Assert.IsType<CreateRequest>(Assert.Single(service.Requests)).Target;
}
