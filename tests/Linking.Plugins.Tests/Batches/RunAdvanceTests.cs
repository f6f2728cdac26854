using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Batches.FlowSample;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>How what a run needs next is carried out and recorded.</summary>
public class RunAdvanceTests
{
    private readonly RunSample sample = new();

    [Theory]
    [InlineData(RunStatus.Paused)]
    [InlineData(RunStatus.Canceled)]
    [InlineData(RunStatus.Queued)]
    internal void A_run_that_is_not_under_way_is_left_alone(RunStatus status)
    {
        sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)status));
        sample.Ended(BatchKind.Keys, Left(1));
        sample.Service.Forget();
        sample.Advance();
        Assert.Equal((status, 0), (sample.Run.Status, sample.Service.Written.Count));
    }

    [Fact]
    public void A_run_with_an_unfinished_batch_and_one_that_is_gone_are_left_alone()
    {
        sample.Ended(BatchKind.Keys);
        sample.Add(BatchKind.Issues);
        sample.Advance();
        Assert.Equal(RunStatus.Processing, sample.Run.Status);
        sample.Service.Remove(Names.Run.Table, sample.RunId);
        sample.Change(sample.Batches.Find(batch => batch.Kind == BatchKind.Issues)!, Names.Batch.Status, new OptionSetValue((int)BatchStatus.Completed));
        sample.Advance();
    }

    [Theory]
    [InlineData("contact 1 0 0 2 0 2 0 0", RunStatus.Successful, "-")]
    [InlineData("contact 1 0 0 2 1 2 0 0", RunStatus.CompletedWithIssues, "CompletedWithIssues")]
    internal void A_run_ends_with_the_sums_of_its_batches(string counts, RunStatus expected, string alert)
    {
        sample.ChangeRun(Names.Run.Detail, "lead skipped");
        sample.Ended(BatchKind.Keys, counts: counts, seen: new Seen(30, 20, 0));
        sample.Ended(BatchKind.Links, counts: "contact 1 1 1 1 0 1 0 0", seen: new Seen(0, 0, 10));
        sample.Advance();
        var row = sample.RunEntity;
        Assert.Equal(
            (expected, "lead skipped", 2, 1, 0),
            (sample.Run.Status, row[Names.Run.Detail], row[Names.Run.Linked], row[Names.Run.Relinked], row[Names.Run.Held]));
        Assert.Equal(("30", "20", "10", alert), (row[Names.Run.Keys], row[Names.Run.Customers], row[Names.Run.Links], row[Names.Run.AlertState]));
        Assert.Equal(Noon, row[Names.Run.EndedOn]);
        Assert.Equal([$"run: {expected}."], sample.Trace);
    }

    [Fact]
    public void A_run_waits_and_says_why_and_what_is_remembered_is_read_anew()
    {
        sample.ChangeRun(Names.Run.Detail, "lead skipped\nSettling: an older reason");
        sample.Ended(BatchKind.Keys, Left(1));
        sample.Advance();
        Assert.False(sample.IsRemembered);
        Assert.Equal((RunStatus.Settling, Noon.AddMinutes(30)), (sample.Run.Status, sample.Run.ContinueOn));
        Assert.StartsWith("lead skipped\nSettling: 1 rows are looked at again", sample.Run.Detail, StringComparison.Ordinal);
        Assert.StartsWith("run: Settling: 1 rows", sample.Trace.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void When_its_time_has_come_further_batches_are_added_and_the_run_is_at_work_again()
    {
        var first = sample.Ended(BatchKind.Keys, Left(1));
        sample.Advance();
        sample.Advance();
        Assert.Equal(RunStatus.Settling, sample.Run.Status);
        sample.Now = Noon.AddMinutes(30);
        sample.Advance();
        sample.Advance();
        Assert.Equal((RunStatus.Processing, null), (sample.Run.Status, sample.Run.ContinueOn));
        var again = Assert.Single(sample.Batches, batch => batch.Pass == 2);
        Assert.Equal((BatchStatus.Queued, first.Id, true), (again.Status, again.Origin, again.Expected.Equals(Left(1))));
    }

    [Fact]
    public void A_run_that_waits_asks_what_was_written_last()
    {
        sample.Ended(BatchKind.Keys, Left(1));
        sample.Advance();
        sample.Now = Noon.AddMinutes(30);
        sample.Data.Service.UtcNow = () => Noon.AddMinutes(20);
        sample.Data.Profile(1);
        sample.Advance();
        Assert.Equal((RunStatus.Settling, Noon.AddMinutes(50)), (sample.Run.Status, sample.Run.ContinueOn));
        sample.Data.Service.UtcNow = () => Noon.AddMinutes(45);
        sample.Data.Key(1, 1);
        sample.Now = Noon.AddMinutes(50);
        sample.Advance();
        Assert.Equal(Noon.AddMinutes(75), sample.Run.ContinueOn);
    }

    [Fact]
    public void A_run_that_was_canceled_at_the_same_moment_stays_canceled_and_gets_no_batches()
    {
        sample.Ended(BatchKind.Keys, Left(1));
        sample.Advance();
        sample.Now = Noon.AddMinutes(30);
        sample.Service.Before = call =>
        {
            if (sample.Service.Calls[call - 1] == "update " + Names.Run.Table)
            {
                sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)RunStatus.Canceled));
            }
        };
        sample.Advance();
        Assert.Equal((RunStatus.Canceled, 1), (sample.Run.Status, sample.Batches.Count));
    }

    [Fact]
    public void A_full_run_that_ended_well_is_remembered_with_its_tables()
    {
        sample.Ended(BatchKind.Keys);
        sample.Advance();
        Assert.All([1, 2], number => Assert.Equal((Noon, "- rank 0"), SourceTable(number)));
        Assert.False(sample.IsRemembered);
    }

    [Theory]
    [InlineData(RunMode.Repair, BatchStatus.Completed, false)]
    [InlineData(RunMode.Full, BatchStatus.Failed, false)]
    [InlineData(RunMode.Full, BatchStatus.Completed, true)]
    internal void Others_are_not(RunMode mode, BatchStatus status, bool isOfRow)
    {
        sample.ChangeRun(Names.Run.Mode, new OptionSetValue((int)mode));
        sample.ChangeRun(Names.Run.RowId, isOfRow ? Rows[1].Id.ToString() : null);
        sample.Ended(BatchKind.Keys, status: status);
        sample.Advance();
        Assert.True(sample.Run.IsOver);
        Assert.All([1, 2], number => Assert.Equal((null, null), SourceTable(number)));
    }

    [Fact]
    public void What_was_left_and_turned_out_to_be_in_order_counts_as_unchanged()
    {
        RunRow run = new() { Mode = RunMode.Full };
        Batch[] batches =
        [
            Counted(1, "contact 5 0 0 10 0 12 7 0\nlead 0 0 0 0 0 0 3 0"),
            Counted(2, string.Empty),
            Counted(3, "contact 0 1 2 0 1 4 0 0"),
            Counted(5, "contact 0 0 1 0 0 1 0 0\nlead 0 0 0 0 9 0 0 0"),
        ];
        var sums = RunAdvance.SumOf(run, batches, new RunStep.End(RunStatus.Successful, string.Empty, 4));
        Assert.Equal(
            (12L, 5L, 1L, 3L, 10L, 4L),
            (
                sums.Counts.Get(Change.Unchanged),
                sums.Counts.Get(Change.Linked),
                sums.Counts.Get(Change.Relinked),
                sums.Counts.Get(Change.Unlinked),
                sums.Counts.Get(Change.Issue),
                sums.Held));
        Assert.Equal(10, RunAdvance.SumOf(run, batches, new RunStep.End(RunStatus.StoppedByGuard, string.Empty, 0)).Counts.Get(Change.Unchanged));
    }

    [Fact]
    public void What_was_seen_is_what_the_latest_look_over_everything_saw()
    {
        RunRow run = new() { Mode = RunMode.Full };
        var first = Counted(1, string.Empty, new Seen(50, 40, 0));
        var other = Counted(1, string.Empty, new Seen(5, 4, 0));
        var again = Counted(2, string.Empty, new Seen(60, 50, 0));
        var whole = Counted(2, string.Empty, new Seen(7, 6, 0));
        Assert.Equal(new Seen(55, 44, 0), SeenBy(run, first, other, again));
        Assert.Equal(new Seen(67, 56, 0), SeenBy(run, first, other, again, whole));
        Assert.Equal(
            new Seen(67, 56, 0),
            SeenBy(run, first, other, again, whole, Counted(3, string.Empty, new Seen(1, 1, 0)), Counted(3, string.Empty), Counted(4, string.Empty)));
        Assert.Equal(default, SeenBy(run with { RowId = Guid.NewGuid() }, first));
        Assert.Equal(default, SeenBy(run));
    }

    [Theory]
    [InlineData(RunStatus.StoppedByGuard, "Left,Linked")]
    [InlineData(RunStatus.Successful, "Linked")]
    internal void What_the_guard_holds_back_is_shown_when_it_does(RunStatus status, string expected)
    {
        var batch = Counted(1, string.Empty);
        batch.Progress.Samples.Add(new SampleRow(Rows[1], Change.Left, Fate, null, "KeyNotFound"));
        batch.Progress.Samples.Add(new SampleRow(Rows[2], Change.Linked, null, Fate, "Linked"));
        var samples = RunAdvance.SumOf(new RunRow(), [batch], new RunStep.End(status, string.Empty, 0)).Samples;
        Assert.Equal(expected, string.Join(",", samples.All.Select(row => row.Change.ToString()).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_end_of_a_run_deletes_old_records_sums_up_outcomes_and_starts_the_next_run()
    {
        sample.Settings = new LinkingSettings { HistoryDays = 30 };
        sample.Service.Put(new Entity(Names.Run.Table, Rows[1].Id) { [Names.Run.EndedOn] = Noon.AddDays(-31) });
        sample.Service.Put(
            new Entity(Names.Outcome.Table, Rows[1].Id)
            {
                [Names.Outcome.IsSum] = false,
                [Names.Outcome.EndedOn] = Noon,
                [Names.Outcome.StartedOn] = Noon,
                [Names.Outcome.Tables] = "contact 1 0 0 0 0 0 0 0",
            });
        var next = sample.Put(RunMode.Full, RunStatus.Queued, row => row[Names.Run.ContinueOn] = Noon.AddMinutes(5));
        sample.Ended(BatchKind.Keys);
        sample.Advance();
        Assert.Null(sample.Service.Find(Names.Run.Table, Rows[1].Id));
        Assert.True(sample.Service.All(Names.Outcome.Table).Single().GetAttributeValue<bool>(Names.Outcome.IsSum));
        Assert.Null(sample.Service.Find(Names.Run.Table, next)![Names.Run.ContinueOn]);
    }

    [Fact]
    public void Who_comes_second_ends_a_run_no_second_time()
    {
        sample.Ended(BatchKind.Keys, counts: "contact 1 0 0 0 0 0 0 0");
        sample.Service.Before = call =>
        {
            if (sample.Service.Calls[call - 1] == "update " + Names.Run.Table)
            {
                sample.Service.Before = _ => { };
                sample.Advance();
            }
        };
        sample.Advance();
        Assert.Equal(["run: Successful."], sample.Trace);
        Assert.Equal(1, sample.RunEntity[Names.Run.Linked]);
    }

    private static Batch Counted(int pass, string counts, Seen? seen = null) =>
        new() { Kind = BatchKind.Keys, Pass = pass, Progress = new BatchProgress { Counts = TableCounts.Parse(counts), Seen = seen ?? Seen.Nothing } };

    private static Seen SeenBy(RunRow run, params Batch[] batches) =>
        RunAdvance.SumOf(run, batches, new RunStep.End(RunStatus.Successful, string.Empty, 0)).Seen;

    private (object? On, object? Keys) SourceTable(int number)
    {
        var row = sample.Service.Find(Names.SourceTable.Table, new Guid(number, 0, 0, new byte[8]))!;
        return (row.GetAttributeValue<object>(Names.SourceTable.FullRunOn), row.GetAttributeValue<object>(Names.SourceTable.RunForKeys));
    }
}
