using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Runs.RunSample;

namespace Linking.Plugins.Tests.Runs;

/// <summary>How many links events may still clear, by what was cleared within a day and by the links that the latest full run saw.</summary>
public class EventGuardUnitTests
{
    private static readonly Guid Profile = new("0a000000-0000-4000-8000-00000000000a");

    [Theory]
    [InlineData("", "", "", 3)]
    [InlineData("contact 0 0 1 0 0 0", "", "", 2)]
    [InlineData("contact 0 0 1 0 0 0\n", "contact 0 0 1 0 0 0", "", 1)]
    [InlineData("contact 0 0 3 0 0 0", "", "", 0)]
    [InlineData("lead 0 0 3 0 0 0", "", "", 3)]
    [InlineData("", "", "contact 0 0 0 0 0 100", 3)]
    [InlineData("", "", "contact 0 0 0 0 0 50", 3)]
    [InlineData("", "", "contact 0 0 0 0 0 400", 4)]
    [InlineData("", "", "lead 0 0 0 0 0 400", 3)]
    public void Links_beyond_what_a_day_allows_are_held(string today, string before, string latestFull, int cleared)
    {
        var restricted = Guard(Service(today, latestFull)).Restrict(Unlinks(6), TableCounts.Parse(before));
        Assert.Equal(Enumerable.Range(0, 6).Select(number => number < cleared), restricted.Select(row => row.Change == Change.Unlinked));
        Assert.All(restricted.Skip(cleared), row => Assert.Equal((Change.Issue, Profile, IssueCode.HeldByGuard), (row.Change, row.To!.Value, row.Issue!.Code)));
        Assert.All(restricted.Skip(cleared), row => Assert.Equal((string.Empty, string.Empty, string.Empty), (row.Issue!.DataSource, row.Issue.EntityName, row.Issue.Key)));
        Assert.Equal(Unlinks(6).Select(row => row.Row), restricted.Select(row => row.Row));
    }

    [Fact]
    public void What_is_not_unlinked_goes_as_planned()
    {
        List<PlannedRow> plan = [Row(1, Change.Linked), .. Unlinks(1), Row(3, Change.Relinked), Row(4, Change.Issue)];
        Assert.Equal(plan, Guard(Service("contact 0 0 2 0 0 0", string.Empty)).Restrict(plan, new TableCounts()));
    }

    [Fact]
    public void Nothing_is_asked_where_nothing_is_unlinked_or_events_are_not_guarded()
    {
        var service = Service(string.Empty, string.Empty);
        List<PlannedRow> plan = [Row(1, Change.Linked)];
        Assert.Same(plan, Guard(service).Restrict(plan, new TableCounts()));
        var unlinks = Unlinks(9);
        Assert.Same(unlinks, new EventGuard(Scope(service), Settings() with { GuardEvents = false }).Restrict(unlinks, new TableCounts()));
        Assert.Empty(service.Queries);
    }

    [Fact]
    public void The_day_is_that_of_event_runs_that_unlinked_and_the_links_are_those_of_the_full_run_that_ended_last()
    {
        var service = Service(string.Empty, string.Empty);
        Guard(service).Restrict(Unlinks(1), new TableCounts());
        var day = (QueryExpression)service.Queries[0];
        Assert.Equal(
            [(Names.Run.Mode, ConditionOperator.Equal, (object)(int)RunMode.Incremental), (Names.Run.StartedOn, ConditionOperator.GreaterEqual, Noon.AddDays(-1)), (Names.Run.Unlinked, ConditionOperator.GreaterThan, 0)],
            day.Criteria.Conditions.Select(condition => (condition.AttributeName, condition.Operator, condition.Values[0])));
        var full = (QueryExpression)service.Queries[1];
        Assert.Equal(
            [(Names.Run.Mode, ConditionOperator.Equal, (object?)(int)RunMode.Full), (Names.Run.EndedOn, ConditionOperator.NotNull, null)],
            full.Criteria.Conditions.Select(condition => (condition.AttributeName, condition.Operator, condition.Values.FirstOrDefault())));
        Assert.Equal((1, Names.Run.EndedOn, OrderType.Descending), (full.TopCount, full.Orders[0].AttributeName, full.Orders[0].OrderType));
        Assert.All(service.Queries.Cast<QueryExpression>(), query => Assert.Equal((Names.Run.Table, true, Names.Run.Tables), (query.EntityName, query.NoLock, query.ColumnSet.Columns[0])));
    }

    private static EventGuard Guard(ScriptedService service) => new(Scope(service), Settings());

    private static LinkingSettings Settings() => new() { GuardSmallest = 3, GuardShare = 0.01 };

    private static List<PlannedRow> Unlinks(int count) => [.. Enumerable.Range(1, count).Select(number => Row(number, Change.Unlinked))];

    private static PlannedRow Row(int number, Change change)
    {
        return new PlannedRow(new RowKey("contact", new Guid(number, 0, 0, new byte[8])), change, Profile, change == Change.Unlinked ? null : Profile, null);
    }

    private static ScriptedService Service(string today, string latestFull) => new(query: query => new EntityCollection([new Entity(Names.Run.Table)
    {
        [Names.Run.Tables] = ((QueryExpression)query).TopCount == 1 ? latestFull : today,
    }]));
}
