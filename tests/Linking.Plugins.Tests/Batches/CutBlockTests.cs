using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using static Linking.Plugins.Tests.Batches.BlockSample;
using static Linking.Plugins.Tests.Facts.UnifiedData;

namespace Linking.Plugins.Tests.Batches;

/// <summary>Blocks in whose middle the time is over: each row is counted once, and as what was done with it.</summary>
public class CutBlockTests
{
    private readonly BlockSample sample = new();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public void A_block_that_is_done_again_counts_each_row_once_as_what_was_done_with_it(int writes)
    {
        sample.Customers(1, 10);
        sample.Customers(11, 12, ProfileId(11));
        sample.Data.Row(12, ProfileId(12));
        var batch = sample.Keys();
        sample.WritesAllowed = writes;
        Assert.Equal(BlockOutcome.Unfinished, sample.Next(batch));
        Assert.Equal((writes, writes == 0 ? (RowKey?)null : Contact(writes)), (batch.Progress.Counts.Get(Change.Linked), batch.Progress.CountedTo));
        Assert.Equal((Seen.Nothing, string.Empty), (batch.Progress.Seen, batch.Progress.Cursor));
        sample.Work(batch);
        Assert.Equal(("contact 10 0 0 2 0 2 0 0", null), (batch.Progress.Counts.ToString(), batch.Progress.CountedTo));
        Assert.Equal((10, 12L), (batch.Progress.Samples.All.Count(), batch.Progress.Seen.Keys!.Value));
    }

    [Fact]
    public void However_often_a_block_is_cut_its_counts_are_true()
    {
        sample.Customers(1, 10);
        var batch = sample.Keys();
        for (var attempt = 1; attempt <= 9; attempt++)
        {
            sample.WritesAllowed = 1;
            Assert.Equal(BlockOutcome.Unfinished, sample.Next(batch));
            Assert.Equal((attempt, Contact(attempt)), (batch.Progress.Counts.Get(Change.Linked), batch.Progress.CountedTo!.Value));
        }

        sample.Work(batch);
        Assert.Equal("contact 10 0 0 0 0 0 0 0", batch.Progress.Counts.ToString());
        Assert.False(batch.Progress.Sums.Of("contact").Differs(SumsOfAll()));
    }

    [Fact]
    public void Tables_are_counted_in_the_order_in_which_they_are_written()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 21, table: "lead");
        sample.Data.Row(21, table: "lead");
        sample.Data.Key(1, 22);
        sample.Data.Row(22);
        var batch = sample.Keys();
        sample.WritesAllowed = 1;
        Assert.Equal(BlockOutcome.Unfinished, sample.Next(batch));
        sample.Work(batch);
        Assert.Equal("contact 1 0 0 0 0 0 0 0\nlead 1 0 0 0 0 0 0 0", batch.Progress.Counts.ToString());
    }

    [Fact]
    public void What_is_left_for_a_second_look_is_left_once()
    {
        sample.Customers(2, 3);
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(9));
        var batch = sample.Keys();
        sample.WritesAllowed = 1;
        Assert.Equal(BlockOutcome.Unfinished, sample.Next(batch));
        sample.Work(batch);
        Assert.Equal(("contact 2 0 0 0 0 1 1 0", 1L), (batch.Progress.Counts.ToString(), batch.Progress.Left.Rows));
        Assert.True(batch.Progress.Left.Equals(LeftOf((1, null))));
    }

    [Fact]
    public void Keys_that_claim_nothing_are_counted_when_the_block_is_done()
    {
        sample.Customers(1, 1);
        sample.Data.Key(1, 2, value: "no id");
        var batch = sample.Keys();
        sample.WritesAllowed = 0;
        sample.Next(batch);
        Assert.Equal(string.Empty, batch.Progress.Counts.ToString());
        sample.Work(batch);
        Assert.Equal("contact 1 0 0 0 1 0 0 0", batch.Progress.Counts.ToString());
    }

    [Fact]
    public void A_row_up_to_which_rows_were_counted_may_be_gone_and_may_lie_beyond_all_of_them()
    {
        sample.Customers(1, 3, ProfileId(9));
        var batch = sample.Keys();
        batch.Progress.CountedTo = new RowKey("contact", RowId(99));
        sample.Work(batch);
        Assert.Equal((string.Empty, null), (batch.Progress.Counts.ToString(), batch.Progress.CountedTo));
        batch = sample.Keys();
        batch.Progress.CountedTo = new RowKey("account", RowId(99));
        Assert.Equal("contact 0 0 0 3 0 3 0 0", sample.Work(batch).Progress.Counts.ToString());
    }

    [Fact]
    public void Clearing_that_was_cut_short_is_gone_on_with()
    {
        foreach (var row in new[] { 1, 2, 3 })
        {
            sample.Data.Row(row, ProfileId(1));
        }

        var batch = sample.NewBatch(BatchKind.Clear, table: "contact");
        sample.WritesAllowed = 2;
        Assert.Equal(BlockOutcome.Unfinished, sample.Next(batch));
        Assert.Equal("contact 0 0 2 0 0 2 0 0", batch.Progress.Counts.ToString());
        sample.Work(batch);
        Assert.Equal("contact 0 0 3 0 0 3 0 0", batch.Progress.Counts.ToString());
        Assert.All([1, 2, 3], row => Assert.Null(sample.Data.LinkOf(row)));
    }

    private static RowSketch SumsOfAll()
    {
        var sketch = new RowSketch();
        Enumerable.Range(1, 10).ToList().ForEach(row => sketch.Add(RowId(row)));
        return sketch;
    }
}
