using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Batches;

public class RunAlertTests
{
    private static readonly RunRow Run = new() { Id = new Guid("0a000000-0000-4000-8000-00000000000a"), Name = "run" };

    [Theory]
    [InlineData(RunStatus.Failed, 0, true)]
    [InlineData(RunStatus.StoppedByGuard, 0, true)]
    [InlineData(RunStatus.Skipped, 0, true)]
    [InlineData(RunStatus.Successful, 100, false)]
    [InlineData(RunStatus.Canceled, 100, false)]
    [InlineData(RunStatus.CompletedWithIssues, 10, false)]
    [InlineData(RunStatus.CompletedWithIssues, 11, true)]
    internal void An_end_is_alarming_by_its_status_or_by_the_share_of_issues(RunStatus status, long issues, bool alarming) =>
        Assert.Equal(
            alarming,
            new RunAlert(ExecutionSample.Scope(new ScriptedService()), new LinkingSettings { AlertShare = 0.1 }).IsAlarming(status, issues, 100));

    [Theory]
    [InlineData(null, true, true)]
    [InlineData(null, false, false)]
    [InlineData("-", true, true)]
    [InlineData("-", false, false)]
    [InlineData("Failed", true, false)]
    [InlineData("Skipped", true, true)]
    [InlineData("Failed", false, true)]
    public void The_event_is_raised_when_the_state_changes(string? before, bool isAlarming, bool raised)
    {
        var service = Service(before);
        var state = Raise(service, isAlarming);
        Assert.Equal(isAlarming ? "Failed" : "-", state);
        Assert.Equal(raised ? 1 : 0, service.Requests.Count);
        if (raised)
        {
            var request = service.Requests[0];
            Assert.Equal((Names.RunStateChanged.Api, Run.Id, "run", "Failed"), (request.RequestName, request["RunId"], request["Name"], request["Status"]));
            Assert.Equal(("detail", !isAlarming), (request["Detail"], request["IsRecovery"]));
        }
    }

    [Fact]
    public void Where_nobody_can_subscribe_nothing_is_raised_and_the_state_is_kept_all_the_same()
    {
        var service = Service(before: null, hasApi: false);
        Assert.Equal("Failed", Raise(service, isAlarming: true));
        Assert.Empty(service.Requests);
    }

    [Fact]
    public void The_state_before_is_that_of_the_run_that_ended_last_this_one_left_out()
    {
        var service = Service("Failed");
        Raise(service, isAlarming: true);
        var query = (QueryExpression)Assert.Single(service.Queries);
        Assert.Equal((Names.Run.Table, 1, true), (query.EntityName, query.TopCount, query.NoLock));
        Assert.Equal([Names.Run.AlertState], query.ColumnSet.Columns);
        Assert.Equal(
            [(Names.Run.AlertState, ConditionOperator.NotNull, null), (Names.Run.Id, ConditionOperator.NotEqual, (object?)Run.Id)],
            query.Criteria.Conditions.Select(condition => (condition.AttributeName, condition.Operator, condition.Values.FirstOrDefault())));
        Assert.Equal((Names.Run.EndedOn, OrderType.Descending), (query.Orders[0].AttributeName, query.Orders[0].OrderType));
    }

    [Fact]
    public void Whether_somebody_can_subscribe_is_asked_of_the_custom_API()
    {
        var service = Service(before: null);
        Raise(service, isAlarming: true);
        var query = (QueryExpression)service.Queries[1];
        Assert.Equal((Names.CustomApi.Table, 1, true), (query.EntityName, query.TopCount, query.NoLock));
        var condition = Assert.Single(query.Criteria.Conditions);
        Assert.Equal(
            (Names.CustomApi.UniqueName, ConditionOperator.Equal, "cpl_RunStateChanged"),
            (condition.AttributeName, condition.Operator, condition.Values[0]));
    }

    [Theory]
    [InlineData(-2147220970, false, true)]
    [InlineData(-2147220960, false, true)]
    [InlineData(-2147220970, true, false)]
    [InlineData(-2147220960, true, false)]
    [InlineData(-2147015902, false, false)]
    public void A_refused_event_is_told_in_the_detail_unless_it_can_be_tried_again_or_spoiled_a_transaction(int code, bool isInTransaction, bool isTold)
    {
        var service = new ScriptedService(_ => throw PlatformFaults.Make(code, "No."), Answer(null, hasApi: true));
        var alert = new RunAlert(ExecutionSample.Scope(service, isInTransaction: isInTransaction), new LinkingSettings());
        var raised = default(RaisedAlert);
        var thrown = Record.Exception(() => raised = alert.Raise(Run, RunStatus.Failed, isAlarming: true, "detail"));
        Assert.Equal(isTold, thrown is null);
        Assert.Equal(isTold ? "detail\nNobody was told: cpl_RunStateChanged could not be raised. No." : null, raised.Detail);
        Assert.Null(raised.State);
    }

    [Fact]
    public void Of_a_preview_nobody_is_told()
    {
        var service = Service(before: null);
        var raised = new RunAlert(ExecutionSample.Scope(service), new LinkingSettings()).Raise(
            Run with { Mode = RunMode.Preview },
            RunStatus.Skipped,
            isAlarming: true,
            "detail");
        Assert.Equal((null, "detail"), (raised.State, raised.Detail));
        Assert.Empty(service.Queries);
    }

    [Fact]
    public void A_detail_of_nothing_but_the_refusal_begins_with_it()
    {
        var service = new ScriptedService(_ => throw PlatformFaults.Make(-2147220970, "No."), Answer(null, hasApi: true));
        var raised = new RunAlert(ExecutionSample.Scope(service), new LinkingSettings()).Raise(Run, RunStatus.Failed, isAlarming: true, string.Empty);
        Assert.StartsWith("Nobody was told", raised.Detail, StringComparison.Ordinal);
    }

    private static string? Raise(ScriptedService service, bool isAlarming)
    {
        var raised = new RunAlert(ExecutionSample.Scope(service), new LinkingSettings()).Raise(Run, RunStatus.Failed, isAlarming, "detail");
        Assert.Equal("detail", raised.Detail);
        return raised.State;
    }

    private static ScriptedService Service(string? before, bool hasApi = true) => new(query: Answer(before, hasApi));

    private static Func<QueryBase, EntityCollection> Answer(string? before, bool hasApi) => query => new EntityCollection(
        ((QueryExpression)query).EntityName == Names.Run.Table
        ? [new Entity(Names.Run.Table) { [Names.Run.AlertState] = before }]
        : hasApi ? [new Entity(Names.CustomApi.Table)] : []);
}
