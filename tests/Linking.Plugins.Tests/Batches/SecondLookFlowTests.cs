using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using static Linking.Plugins.Tests.Batches.FlowSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What a run does after its first wait: rules 5 and 6.</summary>
public class SecondLookFlowTests
{
    private readonly FlowSample flow = new();

    [Fact]
    public void Before_its_time_a_run_does_nothing()
    {
        flow.First(BatchKind.Keys, Left(1));
        flow.Run = flow.Run with { Status = RunStatus.Settling, ContinueOn = Start.AddMinutes(30) };
        flow.Now = Start.AddMinutes(30).AddSeconds(-1);
        Assert.IsType<RunStep.Nothing>(flow.Next());
        flow.Now = Start.AddMinutes(30);
        Assert.Equal("Keys 2", Told(flow.Next()));
    }

    [Fact]
    public void The_ranges_that_left_something_are_looked_at_again_with_what_they_left()
    {
        var keys = flow.First(BatchKind.Keys, Left(1), from: "a");
        flow.First(BatchKind.Keys, from: "b");
        var links = flow.First(BatchKind.Links, Left(2), table: "contact", reading: LinkReading.Doubtful);
        var again = Assert.IsType<RunStep.Work>(flow.AfterWaiting()).Batches;
        Assert.Equal(
            [(keys.Id, 2, "a", LinkReading.BesideKeys), (links.Id, 2, string.Empty, LinkReading.Doubtful)],
            again.Select(batch => (batch.Origin, batch.Pass, batch.From, batch.Reading)));
        Assert.Equal([string.Empty, "contact"], again.Select(batch => batch.Table));
        Assert.All(again.Zip([Left(1), Left(2)]), pair => Assert.True(pair.First.Expected.Equals(pair.Second)));
        Assert.All(again, batch => Assert.Equal((RunId, false, default), (batch.RunId, batch.Acts, batch.Id)));
    }

    [Fact]
    public void What_both_looks_left_alike_is_acted_on_keys_first_and_the_run_ends()
    {
        flow.First(BatchKind.Keys, Left(1));
        flow.First(BatchKind.Links, Left(1, 2));
        flow.First(BatchKind.Issues, Left(3));
        flow.Ended(flow.AfterWaiting(), batch => batch.Expected);
        var act = flow.Next();
        Assert.Equal("Keys 3", Told(act));
        Assert.All(flow.Ended(act), batch => Assert.True(batch.Expected.Equals(Left(1))));
        act = flow.Next();
        Assert.Equal("Issues 3, Links 3", Told(act));
        flow.Ended(act);
        Assert.Equal("Successful 0", Told(flow.Next()));
    }

    [Fact]
    public void What_was_gone_at_the_second_look_needs_no_act()
    {
        flow.First(BatchKind.Keys, Left(1, 2));
        flow.Ended(flow.AfterWaiting());
        Assert.Equal("Successful 0", Told(flow.Next()));
    }

    [Fact]
    public void What_changed_between_two_looks_takes_its_first_look_again_and_the_rest_is_acted_on()
    {
        var keys = flow.First(BatchKind.Keys, Left(1, 2));
        flow.Ended(flow.AfterWaiting(), _ => Left(1, 3));
        var act = flow.Next();
        Assert.Equal("Keys 3", Told(act));
        var acting = Assert.Single(flow.Ended(act));
        Assert.Equal((true, false, false), (acting.Expected.MayHold(Rows[1]), acting.Expected.MayHold(Rows[2]), acting.Expected.MayHold(Rows[3])));
        var settle = Assert.IsType<RunStep.Settle>(flow.Next());
        Assert.Equal(flow.Now.AddMinutes(30), settle.Until);
        Assert.StartsWith("Settling: Some rows changed between two looks. The next look is due at ", settle.Why, StringComparison.Ordinal);
        var again = Assert.Single(Assert.IsType<RunStep.Work>(flow.Wait(settle)).Batches);
        Assert.Equal((keys.Id, 4), (again.Origin, again.Pass));
        Assert.True(again.Expected.Equals(Left(1, 3)));
        flow.Ended(new RunStep.Work([again]), _ => Left(3));
        act = flow.Next();
        Assert.Equal("Keys 5", Told(act));
        flow.Ended(act);
        Assert.Equal("Successful 0", Told(flow.Next()));
    }

    [Fact]
    public void Where_nothing_was_left_alike_the_run_waits_again_without_acting()
    {
        flow.First(BatchKind.Links, Left(1));
        flow.Ended(flow.AfterWaiting(), _ => Left(2));
        var settle = Assert.IsType<RunStep.Settle>(flow.Next());
        Assert.Equal("Links 4", Told(flow.Wait(settle)));
    }

    [Fact]
    public void A_range_that_was_acted_on_whole_is_done_and_is_not_looked_at_again_however_long_others_take()
    {
        flow.First(BatchKind.Keys, Left(1), from: "a");
        flow.First(BatchKind.Keys, Left(2), from: "b");
        var looks = flow.AfterWaiting();
        for (var pass = 2; pass <= 6; pass += 2)
        {
            Assert.Equal(pass == 2 ? "Keys 2, Keys 2" : $"Keys {pass}", Told(looks));
            flow.Ended(looks, batch => batch.From == "a" ? Left(1) : Left(pass + 10));
            var next = flow.Next();
            if (pass == 2)
            {
                Assert.Equal("a", flow.Ended(next).Single().From);
                next = flow.Next();
            }

            looks = flow.Wait(Assert.IsType<RunStep.Settle>(next));
        }
    }

    [Theory]
    [InlineData(30, false)]
    [InlineData(29, true)]
    public void A_look_is_put_off_while_profiles_or_keys_were_just_written(int minutesAgo, bool isPutOff)
    {
        flow.First(BatchKind.Keys, Left(1));
        flow.LatestWrite = Start.AddMinutes(30 - minutesAgo);
        var next = flow.AfterWaiting();
        Assert.Equal(isPutOff ? "settle 31" : "Keys 2", Told(next));
        if (next is RunStep.Settle settle)
        {
            Assert.Equal(
                "Settling: Profiles or keys were written at 2026-03-01 12:01:00 UTC. "
                    + "The next look is due at 2026-03-01 12:31:00 UTC, with no profile or key written in the 30 minutes before.",
                settle.Why);
        }
    }
    [Theory]
    [InlineData(null, false)]
    [InlineData(-6, false)]
    [InlineData(-5, true)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    public void Where_profiles_or_keys_were_written_since_the_run_began_everything_is_looked_at_again(int? minutes, bool isWhole)
    {
        flow.First(BatchKind.Keys, from: "a");
        flow.First(BatchKind.Keys, Left(1), from: "b");
        flow.LatestWrite = minutes is { } late ? Start.AddMinutes(late) : null;
        Assert.Equal(isWhole ? "Keys 2, Keys 2" : "Keys 2", Told(flow.AfterWaiting()));
    }

    [Theory]
    [InlineData(true, "Keys 2, Keys 2")]
    [InlineData(false, "Keys 2")]
    public void Of_a_run_that_does_not_say_when_it_began_any_write_may_be_later(bool written, string expected)
    {
        flow.Run = flow.Run with { StartedOn = null };
        flow.First(BatchKind.Keys, from: "a");
        flow.First(BatchKind.Keys, Left(1), from: "b");
        flow.LatestWrite = written ? Start.AddDays(-9) : null;
        Assert.Equal(expected, Told(flow.AfterWaiting()));
    }

    [Fact]
    public void An_approved_run_looks_only_at_what_is_left_whatever_was_written()
    {
        flow.First(BatchKind.Keys, from: "a");
        flow.First(BatchKind.Keys, Left(1), from: "b");
        flow.LatestWrite = Start.AddMinutes(29);
        flow.Run = flow.Run with { Approved = true };
        Assert.Equal("Keys 2", Told(flow.AfterWaiting()));
    }


    [Theory]
    [InlineData(95, 95, "Keys 2")]
    [InlineData(94, 100, "Issues 2, Keys 2, Links 2")]
    [InlineData(100, 94, "Issues 2, Keys 2, Links 2")]
    public void Where_fewer_keys_or_customers_are_there_than_there_were_everything_is_looked_at_again(int keys, int customers, string expected)
    {
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 100, 100));
        flow.First(BatchKind.Keys, Left(1), seen: new Seen(keys, customers, 0));
        flow.First(BatchKind.Links);
        flow.First(BatchKind.Issues);
        Assert.Equal(expected, Told(flow.AfterWaiting()));
    }

    [Fact]
    public void The_sum_over_all_ranges_is_compared()
    {
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 60, 100));
        flow.First(BatchKind.Keys, Left(1), seen: new Seen(40, 30, 0), from: "a");
        flow.First(BatchKind.Keys, seen: new Seen(60, 30, 0), from: "b");
        Assert.Equal("Keys 2", Told(flow.AfterWaiting()));
    }

    [Fact]
    public void While_there_are_fewer_nothing_is_acted_on_and_when_they_came_back_the_run_goes_on()
    {
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 100, 100));
        flow.First(BatchKind.Keys, Left(1), seen: new Seen(50, 50, 0));
        flow.First(BatchKind.Links, Left(2));
        flow.Ended(flow.AfterWaiting(), batch => batch.Expected, batch => batch.Kind == BatchKind.Keys ? new Seen(90, 90, 0) : null);
        var settle = Assert.IsType<RunStep.Settle>(flow.Next());
        Assert.StartsWith("Settling: 90 alternate keys are there, and the last run saw 100. The next look", settle.Why, StringComparison.Ordinal);
        var looks = flow.Wait(settle);
        Assert.Equal("Keys 4, Links 4", Told(looks));
        flow.Ended(looks, batch => batch.Kind == BatchKind.Links ? Left(2) : null, batch => batch.Kind == BatchKind.Keys ? new Seen(99, 99, 0) : null);
        Assert.Equal("Links 5", Told(flow.Next()));
    }

    [Fact]
    public void A_repair_compares_the_links_that_lead_to_a_profile()
    {
        flow.Run = flow.Run with { Mode = RunMode.Repair };
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 100, 100));
        flow.First(BatchKind.Links, Left(1), seen: new Seen(null, null, 94), reading: LinkReading.Orphans);
        flow.First(BatchKind.Issues);
        var looks = flow.AfterWaiting();
        Assert.Equal("Issues 2, Links 2", Told(looks));
        flow.Ended(looks, batch => batch.Expected, batch => batch.Kind == BatchKind.Links ? new Seen(null, null, 95) : null);
        Assert.Equal("Links 3", Told(flow.Next()));
    }

    [Fact]
    public void Readings_of_the_same_rows_are_not_counted_twice()
    {
        flow.First(BatchKind.Links, seen: new Seen(0, 0, 10));
        flow.First(BatchKind.Links, seen: new Seen(0, 0, 10), reading: LinkReading.AfterKeys);
        flow.First(BatchKind.Links, seen: new Seen(0, 0, 3), reading: LinkReading.Doubtful);
        flow.First(BatchKind.Keys, seen: new Seen(20, 15, 4));
        flow.First(BatchKind.Issues, seen: new Seen(1, 1, 1));
        Assert.Equal(new Seen(20, 15, 10), RunFlow.SeenIn(flow.Run, flow.Batches));
        Assert.Equal(new Seen(null, null, 10), RunFlow.SeenIn(flow.Run with { Mode = RunMode.Repair }, flow.Batches));
        Assert.Equal(new Seen(0, 0, 0), RunFlow.SeenIn(flow.Run, []));

        // Links of some tables are not those of all.
        Assert.Equal(new Seen(20, 15, null), RunFlow.SeenIn(flow.Run with { Tables = ["contact"] }, flow.Batches));
        Assert.Equal(default, RunFlow.SeenIn(flow.Run with { Mode = RunMode.Repair, Tables = ["contact"] }, flow.Batches));
    }

    [Fact]
    public void A_quiet_look_is_taken_however_late_somebody_comes_by()
    {
        flow.First(BatchKind.Keys, Left(1));
        var settle = Assert.IsType<RunStep.Settle>(flow.Next());
        flow.Run = flow.Run with { Status = RunStatus.Settling, ContinueOn = settle.Until };
        flow.Now = Start.AddDays(3);
        Assert.Equal("Keys 2", Told(flow.Next()));
    }

    [Fact]
    public void A_run_whose_tables_do_not_get_quiet_within_a_day_stops_and_says_why()
    {
        flow.First(BatchKind.Keys, Guarded(2, 1, 2, 3));
        var settle = Assert.IsType<RunStep.Settle>(flow.Next());
        flow.Run = flow.Run with { Status = RunStatus.Settling, ContinueOn = settle.Until };
        flow.Now = Start.AddDays(1);
        flow.LatestWrite = flow.Now;
        Assert.Equal("settle 1470", Told(flow.Next()));
        flow.Now = flow.Now.AddSeconds(1);
        var end = Assert.IsType<RunStep.End>(flow.Next());
        Assert.Equal((RunStatus.StoppedByGuard, 2L), (end.Status, end.Held));
        Assert.Equal(
            "Profiles or keys were written at 2026-03-02 12:00:00 UTC. For a day the run could not take its second look "
                + "(30 quiet minutes and no less than the last run saw). Nothing that waited for it was changed. "
                + "Approve the run to let it go on all the same, or correct the cause and run again.",
            end.Note);
    }

    [Fact]
    public void A_run_to_which_nothing_comes_back_within_a_day_stops_and_says_why()
    {
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 100, 100));
        flow.First(BatchKind.Keys, Guarded(1, 1), seen: new Seen(50, 50, 0));
        flow.Ended(flow.AfterWaiting(), batch => batch.Expected, _ => new Seen(50, 50, 0));
        flow.Now = Start.AddDays(1).AddSeconds(1);
        var end = Assert.IsType<RunStep.End>(flow.Next());
        Assert.Equal((RunStatus.StoppedByGuard, 1L), (end.Status, end.Held));
        Assert.StartsWith("50 alternate keys are there, and the last run saw 100. For a day", end.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_whose_rows_change_for_a_day_stops_and_says_why()
    {
        flow.First(BatchKind.Keys, Left(1));
        flow.Ended(flow.AfterWaiting(), _ => Left(2));
        flow.Now = Start.AddDays(1).AddSeconds(1);
        Assert.StartsWith("Some rows changed between two looks. For a day", Assert.IsType<RunStep.End>(flow.Next()).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_does_not_say_when_it_began_waits_on()
    {
        flow.Run = flow.Run with { StartedOn = null };
        flow.First(BatchKind.Keys, Left(1));
        flow.Ended(flow.AfterWaiting(), _ => Left(2));
        flow.Now = Start.AddDays(9);
        Assert.IsType<RunStep.Settle>(flow.Next());
    }

    [Fact]
    public void Batches_that_a_broken_execution_did_not_add_are_added_before_anything_is_decided()
    {
        flow.First(BatchKind.Keys, Left(1), from: "a");
        flow.First(BatchKind.Keys, Left(2), from: "b");
        var looks = Assert.IsType<RunStep.Work>(flow.AfterWaiting());
        flow.Ended(new RunStep.Work([looks.Batches[0]]), batch => batch.Expected);
        var rest = Assert.IsType<RunStep.Work>(flow.Next());
        Assert.Equal(BatchStore.IdOf(looks.Batches[1]), BatchStore.IdOf(Assert.Single(rest.Batches)));
        flow.Ended(rest, batch => batch.Expected);
        var acts = Assert.IsType<RunStep.Work>(flow.Next());
        flow.Ended(new RunStep.Work([acts.Batches[0]]));
        Assert.Equal("Keys 3", Told(flow.Next()));
        Assert.Equal(BatchStore.IdOf(acts.Batches[1]), BatchStore.IdOf(Assert.IsType<RunStep.Work>(flow.Next()).Batches.Single()));
    }

    [Fact]
    public void A_look_at_everything_is_known_by_its_first_batch_whatever_was_written_since()
    {
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 100, 100));
        flow.First(BatchKind.Keys, Left(1), seen: new Seen(50, 50, 0), from: "a");
        flow.First(BatchKind.Keys, from: "b");
        flow.First(BatchKind.Keys, Left(2), from: "c");
        flow.First(BatchKind.Links);
        var looks = Assert.IsType<RunStep.Work>(flow.AfterWaiting());
        Assert.Equal(
            [("b", BatchKind.Keys), (string.Empty, BatchKind.Links), ("a", BatchKind.Keys), ("c", BatchKind.Keys)],
            looks.Batches.Select(batch => (batch.From, batch.Kind)));
        flow.Ended(new RunStep.Work([looks.Batches[0]]));
        flow.LastEnded = null;
        Assert.Equal("Keys 2, Keys 2, Links 2", Told(flow.Next()));
    }

    [Fact]
    public void A_look_at_some_ranges_stays_one_whatever_was_written_since()
    {
        flow.First(BatchKind.Keys, Left(1), from: "a");
        flow.First(BatchKind.Keys, from: "b");
        flow.First(BatchKind.Keys, Left(2), seen: new Seen(50, 50, 0), from: "c");
        var looks = Assert.IsType<RunStep.Work>(flow.AfterWaiting());
        flow.Ended(new RunStep.Work([looks.Batches[0]]));
        flow.LastEnded = new EndedRun(Start.AddDays(-1), new Seen(100, 100, 100));
        Assert.Equal("c", Assert.Single(Assert.IsType<RunStep.Work>(flow.Next()).Batches).From);
    }
}
