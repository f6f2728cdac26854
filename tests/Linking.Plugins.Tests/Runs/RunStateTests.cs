using Linking.Plugins.Planning;
using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Tests.Writing;

namespace Linking.Plugins.Tests.Runs;

/// <summary>When a batch is free, when a run is over, how much time is left and how many links may go.</summary>
public class RunStateTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(BatchStatus.Queued, null, true)]
    [InlineData(BatchStatus.Processing, null, true)]
    [InlineData(BatchStatus.Processing, 180, false)]
    [InlineData(BatchStatus.Processing, 181, true)]
    [InlineData(BatchStatus.Waiting, null, false)]
    [InlineData(BatchStatus.Completed, null, false)]
    [InlineData(BatchStatus.Failed, 181, false)]
    internal void A_batch_is_free_when_it_is_queued_or_its_execution_must_have_ended(BatchStatus status, int? secondsAgo, bool expected)
    {
        var batch = new Batch { Status = status, Heartbeat = secondsAgo is { } ago ? Noon.AddSeconds(-ago) : null };
        Assert.Equal(expected, batch.IsFree(Noon));
    }

    [Fact]
    public void A_run_is_over_when_nothing_will_happen_in_it_any_more()
    {
        RunStatus[] over = [RunStatus.Successful, RunStatus.CompletedWithIssues, RunStatus.Skipped, RunStatus.Failed, RunStatus.Canceled];
        Assert.Equal(over.Order(), Enum.GetValues<RunStatus>().Where(status => new RunRow { Status = status }.IsOver).Order());
    }

    [Fact]
    public void Full_runs_and_previews_of_whole_tables_read_all_keys()
    {
        Assert.Equal([RunMode.Full, RunMode.Preview], Enum.GetValues<RunMode>().Where(mode => new RunRow { Mode = mode }.ReadsAllKeys).Order());
        Assert.DoesNotContain(Enum.GetValues<RunMode>(), mode => new RunRow { Mode = mode, RowId = Guid.NewGuid() }.ReadsAllKeys);
    }

    [Fact]
    public void A_run_concerns_the_tables_that_it_names_or_all()
    {
        Assert.True(new RunRow().Concerns("contact"));
        Assert.True(new RunRow { Tables = ["lead", "contact"] }.Concerns("contact"));
        Assert.False(new RunRow { Tables = ["lead"] }.Concerns("contact"));
    }

    [Theory]
    [InlineData(null, 90)]
    [InlineData(30, 30)]
    [InlineData(120, 90)]
    public void An_execution_ends_with_its_budget_or_when_the_caller_wants_so(int? wanted, int expected)
    {
        var now = Noon;
        var scope = new ExecutionScope { Service = new ScriptedService(), Trace = _ => { }, UtcNow = () => now, StartedOn = Noon, EndBy = wanted is { } seconds ? Noon.AddSeconds(seconds) : null };
        var deadline = scope.DeadlineWithin(TimeSpan.FromSeconds(90));
        Assert.Equal((Noon.AddSeconds(expected), TimeSpan.FromSeconds(expected), false), (deadline.End, deadline.Left, deadline.IsOver));
        now = Noon.AddSeconds(expected - 1);
        Assert.False(deadline.IsOver);
        now = deadline.End;
        Assert.True(deadline.IsOver);
        Assert.Equal(TimeSpan.Zero, deadline.Left);
    }

    [Theory]
    [InlineData(3, 20, 4, true)]
    [InlineData(3, 20, 3, false)]
    [InlineData(3, 100, 10, false)]
    [InlineData(3, 100, 11, true)]
    public void The_guard_allows_the_larger_of_a_number_and_a_share(int smallest, int links, int unlinks, bool exceeded)
    {
        var guard = new UnlinkGuard(smallest, 0.1);
        Assert.Equal(Math.Max(smallest, links / 10), guard.LimitFor(links));
        var held = Enumerable.Range(0, unlinks).Select(_ => new HeldRow(new RowKey("contact", Guid.NewGuid()), Guid.NewGuid())).ToList();
        var told = guard.Exceeded(held, TableCounts.Parse($"contact 0 0 0 0 0 {links - unlinks}"));
        Assert.Equal(exceeded ? [$"contact: {unlinks} of {links} links would be cleared; the guard allows {Math.Max(smallest, links / 10)}."] : [], told);
    }

    [Fact]
    public void The_guard_tells_tables_apart()
    {
        HeldRow[] held = [new(new RowKey("lead", Guid.NewGuid()), Guid.NewGuid()), new(new RowKey("contact", Guid.NewGuid()), Guid.NewGuid()), new(new RowKey("contact", Guid.NewGuid()), Guid.NewGuid())];
        Assert.Equal(["contact: 2 of 2 links would be cleared; the guard allows 1."], new UnlinkGuard(1, 0).Exceeded(held, new TableCounts()));
    }
}
