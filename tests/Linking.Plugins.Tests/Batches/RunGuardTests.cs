using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using static Linking.Plugins.Tests.Batches.FlowSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>How many links a run may clear or move, and what an approval permits.</summary>
public class RunGuardTests
{
    private const string GoOn = "\nOf these no link was changed. Approve the run to let it go on all the same, or correct the cause and run again.";

    private readonly FlowSample flow = new() { Settings = new LinkingSettings { GuardSmallest = 2 } };

    [Theory]
    [InlineData(3, 20, 3, false)]
    [InlineData(3, 20, 4, true)]
    [InlineData(3, 100, 10, false)]
    [InlineData(3, 100, 11, true)]
    [InlineData(0, 0, 1, true)]
    public void The_guard_allows_the_larger_of_a_number_and_a_share(int smallest, int links, int changes, bool exceeded)
    {
        var left = new LeftRows();
        foreach (var number in Enumerable.Range(1, changes))
        {
            left.Add(new RowKey("contact", new Guid(number, 0, 0, new byte[8])), null, isGuarded: true);
        }

        left.Add(new RowKey("contact", Guid.NewGuid()), Fate, isGuarded: false);
        var told = RunGuard.Exceeded(
            left,
            TableCounts.Parse($"contact 0 0 0 0 0 {links} 0 0"),
            new LinkingSettings { GuardSmallest = smallest, GuardShare = 0.1 });
        Assert.Equal(
            exceeded
                ? [$"contact: {changes} of {links} links would be cleared or moved to another customer; the guard allows {Math.Max(smallest, links / 10)}."]
                : [],
            told);
        Assert.Equal(changes, RunGuard.Watched(left));
    }

    [Fact]
    public void The_guard_tells_tables_apart()
    {
        var left = Guarded(2, 1, 2);
        left.Add(new RowKey("lead", Guid.NewGuid()), null, isGuarded: true);
        Assert.Equal(
            ["contact: 2 of 0 links would be cleared or moved to another customer; the guard allows 1."],
            RunGuard.Exceeded(left, new TableCounts(), new LinkingSettings { GuardSmallest = 1 }));
        Assert.Equal(3, RunGuard.Watched(left));
    }

    [Fact]
    public void A_run_within_the_guard_acts() => Assert.Equal("Links 3", Told(Looked(2)));

    [Fact]
    public void Rows_that_the_guard_does_not_watch_are_as_many_as_they_are()
    {
        flow.First(BatchKind.Links, Left(1, 2, 3, 4, 5));
        flow.Ended(flow.AfterWaiting(), _ => Left(1, 2, 3, 4, 5));
        Assert.Equal("Links 3", Told(flow.Next()));
    }

    [Fact]
    public void Beyond_the_guard_a_run_stops_before_the_first_with_the_number_and_the_reasons()
    {
        var end = Assert.IsType<RunStep.End>(Looked(3));
        Assert.Equal((RunStatus.StoppedByGuard, 3L), (end.Status, end.Held));
        Assert.Equal("contact: 3 of 10 links would be cleared or moved to another customer; the guard allows 2." + GoOn, end.Note);
    }

    [Fact]
    public void What_the_second_look_left_counts_and_not_what_the_first_did()
    {
        flow.First(BatchKind.Links, Guarded(3, 1, 2, 3), "contact 0 0 0 0 0 10 3 0");
        flow.Ended(flow.AfterWaiting(), _ => Guarded(1, 1));
        Assert.Equal("Links 3", Told(flow.Next()));
    }

    [Fact]
    public void An_approval_permits_one_more_look_and_so_many_changes_as_were_held()
    {
        var looks = flow.Approve(Assert.IsType<RunStep.End>(Looked(3)));
        Assert.Equal("Links 4", Told(looks));
        flow.Ended(looks, batch => LeftOf(3));
        Assert.Equal("Links 5", Told(flow.Next()));
    }

    [Fact]
    public void An_approval_does_not_go_beyond_the_number_that_was_held()
    {
        var looks = flow.Approve(Assert.IsType<RunStep.End>(Looked(3)));
        flow.Ended(looks, _ => LeftOf(4));
        Assert.Equal("StoppedByGuard 4", Told(flow.Next()));
    }

    [Fact]
    public void An_approved_look_waits_for_nothing()
    {
        var stopped = Assert.IsType<RunStep.End>(Looked(3));
        flow.LatestWrite = flow.Now;
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 100, 100));
        flow.Now = Start.AddDays(9);
        var looks = flow.Approve(stopped);
        Assert.Equal("Links 4", Told(looks));
        flow.Ended(looks, _ => LeftOf(3));
        Assert.Equal("Links 5", Told(flow.Next()));
    }

    [Fact]
    public void What_changed_at_an_approved_look_is_left_to_the_next_run()
    {
        var looks = flow.Approve(Assert.IsType<RunStep.End>(Looked(3)));
        flow.Ended(looks, _ => Guarded(2, 1, 2));
        flow.Ended(flow.Next());
        Assert.Equal(new RunStep.End(RunStatus.Successful, string.Empty, 0), flow.Next());
        flow.Batches.RemoveAll(batch => batch.Pass > 3);
        flow.Ended(looks, _ => Guarded(2, 1, 9));
        flow.Ended(flow.Next());
        Assert.Equal(new RunStep.End(RunStatus.Successful, "Some rows changed between two looks. They are left to the next run.", 0), flow.Next());
    }

    [Fact]
    public void An_approved_run_to_which_everything_came_back_ends()
    {
        flow.First(BatchKind.Links);
        flow.Run = flow.Run with { Status = RunStatus.Settling, Approved = true };
        Assert.Equal(new RunStep.End(RunStatus.Successful, string.Empty, 0), flow.Next());
    }

    private static LeftRows LeftOf(int guarded) => Guarded(guarded, [.. Enumerable.Range(1, guarded)]);

    /// <summary>A run both of whose looks left so many rows that the guard watches.</summary>
    private RunStep Looked(int guarded)
    {
        flow.First(BatchKind.Links, LeftOf(guarded), "contact 0 0 0 0 0 10 3 0");
        flow.Ended(flow.AfterWaiting(), batch => batch.Expected);
        return flow.Next();
    }
}
