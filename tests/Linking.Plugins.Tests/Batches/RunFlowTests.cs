using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using static Linking.Plugins.Tests.Batches.FlowSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What a run does when its batches are over, up to its first wait.</summary>
public class RunFlowTests
{
    private readonly FlowSample flow = new();

    [Theory]
    [InlineData(RunStatus.Processing, BatchStatus.Waiting)]
    [InlineData(RunStatus.Processing, BatchStatus.Queued)]
    [InlineData(RunStatus.Processing, BatchStatus.Processing)]
    [InlineData(RunStatus.Paused, BatchStatus.Completed)]
    [InlineData(RunStatus.Canceled, BatchStatus.Completed)]
    [InlineData(RunStatus.Queued, BatchStatus.Completed)]
    [InlineData(RunStatus.StoppedByGuard, BatchStatus.Completed)]
    internal void Nothing_is_done_while_a_batch_is_unfinished_or_the_run_is_not_under_way(RunStatus run, BatchStatus batch)
    {
        flow.Run = flow.Run with { Status = run };
        flow.First(BatchKind.Keys);
        flow.First(BatchKind.Issues, status: batch);
        Assert.IsType<RunStep.Nothing>(flow.Next());
    }

    [Fact]
    public void A_run_without_batches_is_not_over() => Assert.IsType<RunStep.Nothing>(flow.Next());

    [Theory]
    [InlineData(RunStatus.Processing)]
    [InlineData(RunStatus.Settling)]
    internal void A_run_of_which_batches_failed_fails_and_clears_nothing_more(RunStatus status)
    {
        flow.Run = flow.Run with { Status = status };
        flow.First(BatchKind.Keys, Guarded(1, 1), status: BatchStatus.Failed);
        flow.First(BatchKind.Issues, status: BatchStatus.Failed);
        flow.First(BatchKind.Links);
        Assert.Equal(new RunStep.End(RunStatus.Failed, "2 batches failed. What was done before stays done; no link was cleared after that.", 0), flow.Next());
    }

    [Theory]
    [InlineData("contact 1 0 0 2 0 2 0 0", RunStatus.Successful)]
    [InlineData("contact 1 0 0 2 1 2 0 0", RunStatus.CompletedWithIssues)]
    internal void A_run_that_left_nothing_ends(string counts, RunStatus expected)
    {
        flow.First(BatchKind.Keys, counts: counts);
        flow.First(BatchKind.Issues);
        Assert.Equal(new RunStep.End(expected, string.Empty, 0), flow.Next());
    }

    [Theory]
    [InlineData(RunMode.Full, "Links 1 contact")]
    [InlineData(RunMode.Preview, "Links 1 contact")]
    [InlineData(RunMode.Repair, "Successful 0")]
    internal void Linked_rows_that_no_key_accounts_for_are_looked_at_before_anything_else(RunMode mode, string expected)
    {
        flow.Run = flow.Run with { Mode = mode };
        flow.First(BatchKind.Keys);
        flow.First(BatchKind.Links, table: "contact").Progress.Sums.Of("contact").Add(Rows[1].Id);
        var next = flow.Next();
        Assert.Equal(expected, Told(next));
        if (next is RunStep.Work work)
        {
            Assert.Equal(LinkReading.Doubtful, work.Batches.Single().Reading);
            flow.Ended(work);
            Assert.Equal("Successful 0", Told(flow.Next()));
        }
    }

    [Fact]
    public void A_run_of_one_row_ends_with_its_first_look()
    {
        flow.Run = flow.Run with { RowId = Rows[1].Id };
        flow.First(BatchKind.Row, Guarded(1, 1)).Progress.Sums.Of("contact").Add(Rows[1].Id);
        var end = Assert.IsType<RunStep.End>(flow.Next());
        Assert.Equal(
            (RunStatus.Successful, "The row waits for the second look of a full or repair run: a claim that would decide may be missing just now.", 0L),
            (end.Status, end.Note, end.Held));
    }

    [Fact]
    public void A_run_of_one_row_that_left_nothing_says_nothing()
    {
        flow.Run = flow.Run with { RowId = Rows[1].Id };
        flow.First(BatchKind.Row, counts: "contact 0 0 0 0 1 0 0 0");
        Assert.Equal(new RunStep.End(RunStatus.CompletedWithIssues, string.Empty, 0), flow.Next());
    }

    [Fact]
    public void A_run_that_clears_tables_ends_whatever_was_left()
    {
        flow.Run = flow.Run with { Mode = RunMode.Unlink };
        flow.First(BatchKind.Clear, Guarded(1, 1));
        Assert.Equal("Successful 0", Told(flow.Next()));
    }

    [Fact]
    public void A_preview_says_what_would_be_looked_at_again_and_does_not_wait()
    {
        flow.Run = flow.Run with { Mode = RunMode.Preview };
        flow.First(BatchKind.Keys, Left(1, 2));
        flow.First(BatchKind.Links, Guarded(1, 3));
        Assert.Equal(
            new RunStep.End(
                RunStatus.Successful,
                "3 of these rows would be looked at again after the tables have settled, before anything is cleared or moved.",
                3),
            flow.Next());
    }

    [Fact]
    public void A_preview_says_whether_the_guard_would_stop_the_run()
    {
        flow.Run = flow.Run with { Mode = RunMode.Preview };
        flow.Settings = new LinkingSettings { GuardSmallest = 1 };
        flow.First(BatchKind.Keys, Guarded(2, 1, 2), "contact 0 0 2 2 0 4 0 0");
        var lines = Assert.IsType<RunStep.End>(flow.Next()).Note.Split('\n');
        Assert.Equal(
            [
                "The guard would stop this run before its first clear.",
                "contact: 2 of 4 links would be cleared or moved to another customer; the guard allows 1.",
            ],
            lines.Skip(1));
    }

    [Fact]
    public void A_preview_of_what_is_in_order_says_nothing()
    {
        flow.Run = flow.Run with { Mode = RunMode.Preview };
        flow.First(BatchKind.Keys);
        Assert.Equal(new RunStep.End(RunStatus.Successful, string.Empty, 0), flow.Next());
    }

    [Theory]
    [InlineData(RunMode.Full)]
    [InlineData(RunMode.Repair)]
    internal void A_run_that_left_something_waits(RunMode mode)
    {
        flow.Run = flow.Run with { Mode = mode };
        flow.Now = Start.AddMinutes(5);
        flow.First(BatchKind.Keys, Left(1, 2));
        flow.First(BatchKind.Links, Left(3));
        Assert.Equal(
            new RunStep.Settle(
                Start.AddMinutes(35),
                "Settling: 3 rows are looked at again before anything is cleared or moved. "
                    + "The next look is due at 2026-03-01 12:35:00 UTC, with no profile or key written in the 30 minutes before."),
            flow.Next());
    }

    [Fact]
    public void Where_nobody_waits_a_run_acts_at_once_first_on_keys_then_on_links_and_issues()
    {
        flow.Settings = new LinkingSettings { Settling = TimeSpan.Zero };
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(1000, 1000, 1000));
        var keys = flow.First(BatchKind.Keys, Left(1), from: "a");
        flow.First(BatchKind.Keys, from: "b");
        flow.First(BatchKind.Links, Left(2));
        flow.First(BatchKind.Issues, Left(3));
        var act = flow.Next();
        Assert.Equal("Keys 3", Told(act));
        var batch = Assert.IsType<RunStep.Work>(act).Batches.Single();
        Assert.Equal((keys.Id, "a", true), (batch.Origin, batch.From, batch.Acts));
        Assert.True(batch.Expected.Equals(Left(1)));
        flow.Ended(act);
        act = flow.Next();
        Assert.Equal("Issues 3, Links 3", Told(act));
        flow.Ended(act);
        Assert.Equal("Successful 0", Told(flow.Next()));
    }

    [Fact]
    public void Where_nobody_waits_and_no_key_range_left_anything_links_and_issues_are_acted_on_first()
    {
        flow.Settings = new LinkingSettings { Settling = TimeSpan.Zero };
        flow.First(BatchKind.Keys);
        flow.First(BatchKind.Issues, Left(3));
        Assert.Equal("Issues 3", Told(flow.Next()));
    }

    [Fact]
    public void The_guard_stops_a_run_that_does_not_wait_as_well()
    {
        flow.Settings = new LinkingSettings { Settling = TimeSpan.Zero, GuardSmallest = 1 };
        flow.First(BatchKind.Links, Guarded(2, 1, 2), "contact 0 0 0 0 0 2 0 0");
        Assert.Equal("StoppedByGuard 2", Told(flow.Next()));
    }
}
