using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Runs;

public class RunStoreTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");

    private readonly ScriptedService service = new(query: _ => new EntityCollection([new Entity(Names.Run.Table, Id)]));

    [Fact]
    public void A_run_is_read_with_all_that_decides_about_it()
    {
        var row = new Entity(Names.Run.Table, Id)
        {
            [Names.Run.Name] = "run",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Repair),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Paused),
            [Names.Run.RequestedTables] = "Contact, lead;account",
            [Names.Run.RowId] = Id.ToString("N"),
            [Names.Run.Approved] = true,
            [Names.Run.Detail] = "detail",
            [Names.SourceRow.ModifiedOn] = Noon,
        };
        var run = new RunStore(new ScriptedService(query: _ => new EntityCollection([row])), () => Noon).Find(Id)!;
        Assert.Equal((Id, "run", RunMode.Repair, RunStatus.Paused), (run.Id, run.Name, run.Mode, run.Status));
        Assert.Equal((Id, true, "detail", Noon), (run.RowId, run.Approved, run.Detail, run.ModifiedOn));
        Assert.Equal(["contact", "lead", "account"], run.Tables);
    }

    [Fact]
    public void A_run_of_which_nothing_is_stated_is_a_queued_full_run_of_all_tables()
    {
        var run = Store().Find(Id)!;
        Assert.Equal((RunMode.Full, RunStatus.Queued, string.Empty, string.Empty, false), (run.Mode, run.Status, run.Name, run.Detail, run.Approved));
        Assert.Empty(run.Tables);
        Assert.Null(run.RowId);
        Assert.Equal((Names.Run.Id, ConditionOperator.Equal, (object)Id), Asked());
        Assert.Equal(8, ((QueryExpression)service.Queries[0]).ColumnSet.Columns.Count);
        Assert.Null(new RunStore(new ScriptedService(), () => Noon).Find(Id));
    }

    [Fact]
    public void Runs_under_way_are_those_at_work_and_those_paused()
    {
        Assert.Single(Store().Active());
        var condition = Assert.Single(((QueryExpression)service.Queries[0]).Criteria.Conditions);
        Assert.Equal((Names.Run.Status, ConditionOperator.In), (condition.AttributeName, condition.Operator));
        Assert.Equal([(int)RunStatus.Processing, (int)RunStatus.Paused], condition.Values.Cast<int>());
    }

    [Fact]
    public void The_latest_run_is_the_one_requested_last_of_those_that_change_rows()
    {
        Assert.Equal(Id, Store().Latest()!.Id);
        var query = (QueryExpression)service.Queries[0];
        var condition = Assert.Single(query.Criteria.Conditions);
        Assert.Equal((Names.Run.Mode, ConditionOperator.In), (condition.AttributeName, condition.Operator));
        Assert.Equal([(int)RunMode.Full, (int)RunMode.Repair, (int)RunMode.Unlink], condition.Values.Cast<int>());
        Assert.Equal((1, Names.CreatedOn, OrderType.Descending), (query.TopCount, query.Orders[0].AttributeName, query.Orders[0].OrderType));
    }

    [Theory]
    [InlineData(RunStatus.Processing, false)]
    [InlineData(RunStatus.StoppedByGuard, false)]
    [InlineData(RunStatus.Failed, true)]
    internal void A_status_is_set_alone_and_with_the_end_when_it_is_one(RunStatus status, bool ends)
    {
        Store().Set(Id, status);
        Assert.Equal((Names.Run.Table, Id, new OptionSetValue((int)status)), (Written().LogicalName, Written().Id, Written()[Names.Run.Status]));
        Assert.Equal(ends ? [Names.Run.Status, Names.Run.EndedOn] : [Names.Run.Status], Written().Attributes.Keys);
    }

    [Fact]
    public void Detail_state_and_beginning_are_set_where_they_are_told()
    {
        Store().Set(Id, RunStatus.Skipped, "detail", "Skipped", begins: true);
        Assert.Equal(("detail", "Skipped", Noon, Noon), (Written()[Names.Run.Detail], Written()[Names.Run.AlertState], Written()[Names.Run.StartedOn], Written()[Names.Run.EndedOn]));
    }

    [Fact]
    public void An_approved_run_is_at_work_again()
    {
        Store().Approve(Id);
        Assert.Equal((Id, true, new OptionSetValue((int)RunStatus.Processing)), (Written().Id, Written()[Names.Run.Approved], Written()[Names.Run.Status]));
    }

    [Theory]
    [InlineData(RunStatus.Successful, "-", true)]
    [InlineData(RunStatus.StoppedByGuard, null, false)]
    internal void Sums_are_written_in_one_row(RunStatus status, string? alert, bool ends)
    {
        var samples = new SampleRows();
        samples.Add(new SampleRow(new RowKey("contact", Id), Change.Linked, null, Id, "Linked"));
        Store().Sum(Id, status, "detail", TableCounts.Parse("contact 1 2 3 4 5 6"), samples, 7, alert);
        var row = Written();
        Assert.Equal((Names.Run.Table, Id, new OptionSetValue((int)status), "detail"), (row.LogicalName, row.Id, row[Names.Run.Status], row[Names.Run.Detail]));
        Assert.Equal(("contact 1 2 3 4 5 6", samples.ToString(), 15, 7), (row[Names.Run.Tables], row[Names.Run.Samples], row[Names.Run.Examined], row[Names.Run.Held]));
        Assert.Equal((1, 2, 3), (row[Names.Run.Linked], row[Names.Run.Relinked], row[Names.Run.Unlinked]));
        Assert.Equal((4, 5), (row[Names.Run.Unchanged], row[Names.Run.Issues]));
        Assert.Equal((ends, alert is not null), (row.Contains(Names.Run.EndedOn), row.Contains(Names.Run.AlertState)));
    }

    private RunStore Store() => new(service, () => Noon);

    private Entity Written() => ((UpdateRequest)Assert.Single(service.Requests)).Target;

    private (string Column, ConditionOperator Operator, object Value) Asked()
    {
        var condition = Assert.Single(((QueryExpression)Assert.Single(service.Queries)).Criteria.Conditions);
        return (condition.AttributeName, condition.Operator, Assert.Single(condition.Values));
    }
}
