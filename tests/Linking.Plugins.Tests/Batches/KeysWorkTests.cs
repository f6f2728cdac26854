using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using static Linking.Plugins.Tests.Batches.BlockSample;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What a block of keys links, counts, leaves and shows.</summary>
public class KeysWorkTests
{
    private readonly BlockSample sample = new();

    [Fact]
    public void Keys_link_the_rows_that_they_claim_and_take_their_fingerprint()
    {
        sample.Customers(1, 2);
        sample.Data.Key(1, 3, table: "lead");
        sample.Data.Row(3, table: "lead");
        var batch = sample.Keys();
        Assert.Equal(BlockOutcome.Last, sample.Next(batch));
        Assert.Equal((ProfileId(1), ProfileId(2), ProfileId(1)), (sample.Data.LinkOf(1), sample.Data.LinkOf(2), sample.Data.LinkOf(3, "lead")));
        Assert.Equal("contact 2 0 0 0 0 0 0 0\nlead 1 0 0 0 0 0 0 0", batch.Progress.Counts.ToString());
        Assert.Equal($"contact\t{RowId(1)}\tLinked\t\t{ProfileId(1)}\tLinked", batch.Progress.Samples.ToString().Split('\n')[0]);
        Assert.False(batch.Progress.Sums.Of("contact").Differs(SketchOf(1, 2)));
        Assert.Equal(
            (new Seen(3, 2, 0), true, null, string.Empty),
            (batch.Progress.Seen, batch.Progress.Left.IsEmpty, batch.Progress.CountedTo, batch.Progress.Cursor));
    }

    [Fact]
    public void A_row_that_is_in_order_is_counted_and_not_shown()
    {
        sample.Customers(1, 1, ProfileId(1));
        var batch = sample.Work(sample.Keys());
        Assert.Equal(("contact 0 0 0 1 0 1 0 0", string.Empty), (batch.Progress.Counts.ToString(), batch.Progress.Samples.ToString()));
    }

    [Fact]
    public void A_preview_counts_what_a_run_would_do_and_writes_nothing()
    {
        sample.Run = sample.Run with { Mode = RunMode.Preview };
        sample.Customers(1, 2);
        sample.Data.Row(1, ProfileId(2));
        sample.Data.Service.Forget();
        var batch = sample.Work(sample.Keys());
        Assert.Empty(sample.Data.Service.Written);
        Assert.Equal("contact 1 1 0 0 0 1 0 0", batch.Progress.Counts.ToString());

        // What it would link is not linked yet.
        Assert.False(batch.Progress.Sums.Of("contact").Differs(SketchOf(1)));
    }

    [Fact]
    public void What_waits_is_left_with_its_fate_and_counted_as_left()
    {
        sample.Data.Profile(1);
        sample.Data.Profile(2);
        sample.Data.Key(1, 5, ring: Ring(1));
        sample.Data.Row(1, ProfileId(2));
        sample.Data.Row(5, ProfileId(1));
        var batch = sample.Work(sample.Keys());
        Assert.Equal(
            ("contact 0 0 0 1 0 2 1 0", 1L, 1L),
            (batch.Progress.Counts.ToString(), batch.Progress.Left.Rows, batch.Progress.Left.GuardedOf("contact")));
        Assert.True(batch.Progress.Left.Equals(LeftOf((1, ProfileId(1)))));
        Assert.Equal($"contact\t{RowId(1)}\tLeft\t{ProfileId(2)}\t{ProfileId(1)}\tRelinked", batch.Progress.Samples.ToString());
        Assert.False(batch.Progress.Sums.Of("contact").Differs(SketchOf(1, 5)));
    }

    [Fact]
    public void What_the_guard_does_not_watch_is_left_and_not_shown()
    {
        sample.Data.Key(1, 1);
        sample.Data.Row(1);
        var batch = sample.Work(sample.Keys());
        Assert.Equal(
            (string.Empty, 0L, true),
            (batch.Progress.Samples.ToString(), batch.Progress.Left.GuardedOf("contact"), batch.Progress.Left.Equals(LeftOf((1, null)))));
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void A_preview_counts_what_waits_as_the_second_look_would_end_it()
    {
        sample.Run = sample.Run with { Mode = RunMode.Preview };
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(9));
        var batch = sample.Work(sample.Keys());
        Assert.Equal(("contact 0 0 0 0 1 1 0 0", 1L), (batch.Progress.Counts.ToString(), batch.Progress.Left.GuardedOf("contact")));
        Assert.Equal($"contact\t{RowId(1)}\tIssue\t{ProfileId(9)}\t\tProfileNotFound", batch.Progress.Samples.ToString());
    }

    [Fact]
    public void A_row_all_of_whose_second_look_is_an_issue_that_stands_already_is_not_left()
    {
        sample.Data.Key(1, 1);
        sample.Data.Row(1);
        sample.Data.Key(2, 2);
        sample.Data.Row(2);
        sample.Data.Key(3, 3);
        sample.Data.Row(3);
        sample.Open(1, IssueCode.ProfileNotFound);
        sample.Open(2, IssueCode.RowNotFound);
        var batch = sample.Work(sample.Keys());
        Assert.Equal(("contact 0 0 0 0 1 0 2 0", 2L), (batch.Progress.Counts.ToString(), batch.Progress.Left.Rows));
        Assert.Equal($"contact\t{RowId(1)}\tIssue\t\t\tProfileNotFound", batch.Progress.Samples.ToString());
    }

    [Fact]
    public void A_later_look_counts_nothing_and_says_what_is_left()
    {
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(9));
        sample.Customers(2, 2);
        var batch = sample.Work(sample.Keys(pass: 2, LeftOf((1, null))));
        Assert.Equal((string.Empty, 1L), (batch.Progress.Counts.ToString(), batch.Progress.Left.Rows));

        // What may change at once does so at every look.
        Assert.Equal((ProfileId(9), ProfileId(2)), (sample.Data.LinkOf(1), sample.Data.LinkOf(2)));
    }

    [Fact]
    public void An_acting_batch_does_what_waited_and_counts_nothing_else()
    {
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(9));
        sample.Customers(2, 2);
        sample.Customers(3, 3, ProfileId(3));
        var batch = sample.Work(sample.Keys(pass: 3, LeftOf((1, null), (2, null))));
        Assert.Equal(("contact 0 0 0 0 1 1 0 0", true), (batch.Progress.Counts.ToString(), batch.Progress.Left.IsEmpty));
        Assert.Null(sample.Data.LinkOf(1));
        Assert.Equal(["ProfileNotFound"], sample.OpenCodes());
    }

    [Fact]
    public void An_acting_batch_leaves_what_it_was_not_told_of()
    {
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(9));
        var batch = sample.Work(sample.Keys(pass: 3, LeftOf((2, null))));
        Assert.Equal((string.Empty, 1L, ProfileId(9)), (batch.Progress.Counts.ToString(), batch.Progress.Left.Rows, sample.Data.LinkOf(1)!.Value));
    }

    [Fact]
    public void Rows_of_tables_that_a_run_does_not_concern_are_passed_over()
    {
        sample.Run = sample.Run with { Tables = ["lead"] };
        sample.Customers(1, 1);
        Assert.Equal(string.Empty, sample.Work(sample.Keys()).Progress.Counts.ToString());
        Assert.Null(sample.Data.LinkOf(1));
    }

    [Fact]
    public void A_row_is_dealt_with_where_its_owner_is_and_its_dispute_told_where_the_second_customer_is()
    {
        sample.Data.Profile(1);
        sample.Data.Profile(2);
        sample.Data.Profile(3);
        sample.Snapshot = Snapshot(Table("contact", 1), Table("contact", 2, dataSource: "Mail"), Table("contact", 3, dataSource: "Shop"));
        sample.Data.Key(1, 1);
        sample.Data.Key(2, 1, number: 12, dataSource: "Mail");
        sample.Data.Key(3, 1, number: 13, dataSource: "Shop");
        sample.Data.Row(1, ProfileId(1));
        var second = sample.Work(sample.Keys(from: "00000002", to: "00000003"));
        Assert.Equal(("contact 0 0 0 0 0 0 0 1", 1), (second.Progress.Counts.ToString(), sample.OpenCodes().Count));
        var third = sample.Work(sample.Keys(from: "00000003"));
        Assert.Equal(string.Empty, third.Progress.Counts.ToString());
        var first = sample.Work(sample.Keys(to: "00000002"));
        Assert.Equal("contact 0 0 0 1 0 1 0 0", first.Progress.Counts.ToString());
        Assert.False(first.Progress.Sums.Of("contact").Differs(SketchOf(1)));
        Assert.False(second.Progress.Sums.Of("contact").Differs(new RowSketch()));
        Assert.Equal(ProfileId(1), sample.Data.LinkOf(1));

        // Together they count the row once, and as an issue.
        Assert.Equal("contact 0 0 0 0 1 1 0 0", RunFlow.CountsOf([first, second, third]).ToString());
    }

    [Fact]
    public void A_dispute_that_both_places_met_counts_once()
    {
        sample.Data.Profile(1);
        sample.Snapshot = Snapshot(Table("contact", 1), Table("contact", 2, dataSource: "Shop"));
        sample.Data.Key(1, 1);
        sample.Data.Key(2, 1, number: 12, dataSource: "Shop");
        sample.Data.Row(1);
        var first = sample.Work(sample.Keys(to: "00000002"));
        Assert.Equal("contact 0 0 0 0 1 0 0 -1", first.Progress.Counts.ToString());
        var second = sample.Work(sample.Keys(from: "00000002"));
        Assert.Equal("contact 0 0 0 0 1 0 0 0", RunFlow.CountsOf([first, second]).ToString());
    }

    [Fact]
    public void A_row_that_is_disputed_at_its_second_look_counts_once()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 11, ring: Ring(1));
        sample.Data.Key(2, 12, ring: Ring(1));
        sample.Data.Row(1, ProfileId(9));
        sample.Data.Row(11, ProfileId(1));
        var batch = sample.Work(sample.Keys(pass: 3, LeftOf((1, ProfileId(1)))));
        Assert.Equal(("contact 0 0 0 0 1 1 0 -1", ProfileId(1)), (batch.Progress.Counts.ToString(), sample.Data.LinkOf(1)!.Value));
    }

    [Fact]
    public void A_batch_acts_on_no_more_rows_than_its_look_left()
    {
        int[] together = [.. Enumerable.Range(1, 2000).Where(row => LeftOf((1, null)).MayHold(Contact(row))).Take(4)];
        foreach (var row in together)
        {
            sample.Data.Key(1, row);
            sample.Data.Row(row, ProfileId(9));
        }

        var batch = sample.Work(sample.Keys(pass: 3, LeftOf((together[0], null), (together[1], null))));
        Assert.Equal((2L, 2L), (batch.Progress.Counts.Get(Change.Issue), batch.Progress.Left.Rows));
        Assert.Equal(2, together.Count(row => sample.Data.LinkOf(row) is null));
    }

    [Fact]
    public void Rows_in_order_take_nothing_from_what_a_batch_may_act_on()
    {
        int[] together = [.. Enumerable.Range(1, 2000).Where(row => LeftOf((1, null)).MayHold(Contact(row))).Take(4)];
        sample.Data.Profile(2);
        foreach (var row in together.SkipLast(1))
        {
            sample.Data.Key(2, row);
            sample.Data.Row(row, ProfileId(2));
        }

        sample.Data.Key(1, together[3]);
        sample.Data.Row(together[3], ProfileId(9));
        var batch = sample.Work(sample.Keys(pass: 3, LeftOf((together[3], null))));
        Assert.Equal((1L, true), (batch.Progress.Counts.Get(Change.Issue), batch.Progress.Left.IsEmpty));
        Assert.Null(sample.Data.LinkOf(together[3]));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    public void A_block_grows_where_few_rows_are_written_and_does_not_where_many_are(bool areLinked, int blocks)
    {
        sample.Customers(1, 2500);
        if (areLinked)
        {
            Enumerable.Range(1, 2400).ToList().ForEach(number => sample.Data.Row(number, ProfileId(number)));
        }

        var batch = sample.Keys();
        var work = sample.WorkOf(batch);
        var done = 1;
        for (; work.Next(batch, sample.NewRunner()) == BlockOutcome.More; done++)
        {
            Assert.InRange(done, 1, 9);
        }

        Assert.Equal((blocks, 2500L), (done, batch.Progress.Seen.Keys!.Value));
    }

    [Fact]
    public void A_block_that_is_done_again_is_of_the_same_size()
    {
        sample.Customers(1, 30);
        var batch = sample.Keys();
        batch.Progress.BlockSize = 20;
        sample.WritesAllowed = 5;
        Assert.Equal((BlockOutcome.Unfinished, 20), (sample.Next(batch), batch.Progress.BlockSize));
        sample.WritesAllowed = int.MaxValue;
        Assert.Equal((BlockOutcome.More, 0, 19L), (sample.Next(batch), batch.Progress.BlockSize, batch.Progress.Seen.Keys!.Value));
        Assert.Equal("contact 19 0 0 0 0 0 0 0", batch.Progress.Counts.ToString());
        sample.WritesAllowed = 1;
        Assert.Equal((BlockOutcome.Unfinished, 1000), (sample.Next(batch), batch.Progress.BlockSize));
    }

    [Fact]
    public void Keys_that_claim_nothing_are_counted_at_the_first_look_with_their_table()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1, value: "no id");
        Assert.Equal("contact 0 0 0 0 1 0 0 0", sample.Work(sample.Keys()).Progress.Counts.ToString());
        Assert.Equal(string.Empty, sample.Work(sample.Keys(pass: 2)).Progress.Counts.ToString());
        Assert.Equal(["KeyNotGuid"], sample.OpenCodes());
    }

    [Theory]
    [InlineData("", "", 1)]
    [InlineData("", "8", 1)]
    [InlineData("8", "", 0)]
    public void Keys_without_a_customer_are_told_by_the_batch_that_begins_at_the_beginning(string from, string to, int told)
    {
        sample.Data.Key(0, 1);
        sample.Work(sample.Keys(from: from, to: to));
        Assert.Equal(told, sample.OpenCodes().Count(code => code == "CustomerIdMissing"));
    }

    [Fact]
    public void A_block_that_goes_on_does_not_read_keys_without_a_customer_again()
    {
        sample.Data.Key(0, 1);
        var batch = sample.Keys();
        batch.Progress.Cursor = "00000001z";
        sample.Next(batch);
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void How_much_was_seen_adds_up_block_by_block()
    {
        sample.Customers(1, 1500);
        var batch = sample.Keys();
        Assert.Equal(BlockOutcome.More, sample.Next(batch));
        Assert.Equal((999L, "000003e7z"), (batch.Progress.Seen.Keys!.Value, batch.Progress.Cursor));
        sample.Work(batch);
        Assert.Equal((new Seen(1500, 1500, 0), "contact 1500 0 0 0 0 0 0 0"), (batch.Progress.Seen, batch.Progress.Counts.ToString()));
    }

    private static RowSketch SketchOf(params int[] rows)
    {
        var sketch = new RowSketch();
        Array.ForEach(rows, row => sketch.Add(RowId(row)));
        return sketch;
    }
}
