using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What the readings of linked rows sum up, look at and leave.</summary>
public class LinksWorkTests
{
    private readonly BlockSample sample = new();

    [Fact]
    public void Linked_rows_are_read_page_by_page_and_table_by_table()
    {
        sample.Data.Profile(1);
        foreach (var row in Enumerable.Range(1, 5001))
        {
            sample.Data.Row(row, ProfileId(1));
        }

        sample.Data.Row(6000);
        sample.Data.Row(1, ProfileId(9), table: "lead");
        var batch = sample.NewBatch(BatchKind.Links);
        Assert.Equal((BlockOutcome.More, "contact 2 "), (sample.Next(batch), batch.Progress.Cursor[..10]));
        Assert.Equal((BlockOutcome.More, "lead "), (sample.Next(batch), batch.Progress.Cursor));
        Assert.Equal(BlockOutcome.Last, sample.Next(batch));
        Assert.False(batch.Progress.Sums.Of("contact").Differs(SketchOf([.. Enumerable.Range(1, 5001)])));
        Assert.False(batch.Progress.Sums.Of("lead").Differs(SketchOf(1)));

        // The link of the lead leads nowhere.
        Assert.Equal((new Seen(0, 0, 5001), string.Empty), (batch.Progress.Seen, batch.Progress.Counts.ToString()));
    }

    [Fact]
    public void A_batch_reads_the_rows_of_its_table_that_were_created_in_its_range()
    {
        sample.Data.Row(1, ProfileId(1));
        sample.Data.Later(10);
        sample.Data.Row(2, ProfileId(1));
        sample.Data.Later(10);
        sample.Data.Row(3, ProfileId(1));
        sample.Data.Row(4, ProfileId(1), table: "lead");
        var batch = sample.Work(sample.NewBatch(BatchKind.Links, table: "contact") with { From = "20260228121000", To = "20260228122000" });
        Assert.False(batch.Progress.Sums.Of("contact").Differs(SketchOf(2)));
        Assert.False(batch.Progress.Sums.Of("lead").Differs(new RowSketch()));
    }

    [Fact]
    public void A_batch_of_all_tables_reads_those_that_none_of_its_own_reads_and_that_the_run_concerns()
    {
        sample.Snapshot = Snapshot(Table("account", 1), Table("contact", 2), Table("lead", 3), Table("task", 4, hasLookup: false));
        sample.Run = sample.Run with { Tables = ["contact", "lead", "task"] };
        sample.Data.Row(1, ProfileId(1), table: "account");
        sample.Data.Row(2, ProfileId(1));
        sample.Data.Row(3, ProfileId(1), table: "lead");
        sample.Store.Add(sample.NewBatch(BatchKind.Links, table: "contact"), BatchStatus.Queued);
        var batch = sample.Work(sample.NewBatch(BatchKind.Links));
        Assert.Equal(["lead"], batch.Progress.Sums.Tables);
        Assert.DoesNotContain("read task", sample.Data.Service.Calls);
    }

    [Fact]
    public void Where_no_table_is_to_be_read_a_batch_is_over()
    {
        sample.Snapshot = Snapshot(Table("contact", 1, hasLookup: false));
        Assert.Equal(BlockOutcome.Last, sample.Next(sample.NewBatch(BatchKind.Links, table: "contact")));
    }

    [Fact]
    public void A_table_that_is_linked_no_more_is_passed_over_by_who_goes_on()
    {
        sample.Data.Row(1, ProfileId(1), table: "lead");
        var batch = sample.NewBatch(BatchKind.Links);
        batch.Progress.Cursor = "fax 2 cookie";
        sample.Work(batch);
        Assert.Equal(["lead"], batch.Progress.Sums.Tables);
    }

    [Fact]
    public void Rows_that_no_key_accounts_for_are_looked_at_and_left()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(1));
        sample.Data.Row(2, ProfileId(1));
        FirstLook();
        var batch = sample.Work(sample.NewBatch(BatchKind.Links, reading: LinkReading.Doubtful));
        Assert.Equal(("contact 0 0 0 0 0 1 1 0", true), (batch.Progress.Counts.ToString(), batch.Progress.Left.Equals(BlockSample.LeftOf((2, null)))));
        Assert.Equal($"contact\t{RowId(2)}\tLeft\t{ProfileId(1)}\t\tKeyNotFound", batch.Progress.Samples.ToString());
        Assert.Equal(ProfileId(1), sample.Data.LinkOf(2));
    }

    [Fact]
    public void A_doubtful_row_that_somebody_claims_is_dealt_with_where_its_owner_is()
    {
        sample.Data.Profile(1);
        sample.Data.Row(2, ProfileId(1));
        FirstLook();
        sample.Data.Key(1, 2);
        var batch = sample.Work(sample.NewBatch(BatchKind.Links, reading: LinkReading.Doubtful));
        Assert.Equal((string.Empty, true), (batch.Progress.Counts.ToString(), batch.Progress.Left.IsEmpty));
    }

    [Fact]
    public void Where_everything_is_accounted_for_no_doubtful_row_is_read()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(1));
        FirstLook();
        sample.Data.Service.Forget();
        sample.Work(sample.NewBatch(BatchKind.Links, reading: LinkReading.Doubtful));
        Assert.Equal(["read " + Names.Batch.Table], sample.Data.Service.Calls);
    }

    [Fact]
    public void Unclaimed_links_are_cleared_by_the_batch_that_acts()
    {
        sample.Data.Profile(1);
        sample.Data.Row(2, ProfileId(1));
        FirstLook();
        var batch = sample.Work(sample.NewBatch(BatchKind.Links, pass: 3, BlockSample.LeftOf((2, null)), reading: LinkReading.Doubtful));
        Assert.Equal("contact 0 0 1 0 0 1 0 0", batch.Progress.Counts.ToString());
        Assert.Null(sample.Data.LinkOf(2));
    }
    [Theory]
    [InlineData(3, false)]
    [InlineData(2, true)]
    public void A_row_that_a_look_at_keys_found_claimed_is_not_cleared_although_a_look_at_it_shows_no_claimant(int pass, bool looksAtIt)
    {
        sample.Data.Profile(1);
        sample.Data.Profile(2);
        sample.Data.Key(1, 5);
        sample.Data.Row(2, ProfileId(1));
        sample.Data.Row(5, ProfileId(1));
        FirstLook();
        sample.Data.Key(2, 6, ring: Ring(2));
        var look = sample.NewBatch(BatchKind.Keys, pass: 2) with { Origin = Guid.NewGuid() };
        sample.Store.Add(look, BatchStatus.Completed);
        look.Progress.Left.Add(BlockSample.LeftOf((2, ProfileId(2))));
        sample.Store.Save(BatchStore.IdOf(look), look.Progress, BatchStatus.Completed);
        var batch = sample.Work(sample.NewBatch(BatchKind.Links, pass, BlockSample.LeftOf((2, null)), reading: LinkReading.Doubtful));
        Assert.Equal((ProfileId(1), !looksAtIt), (sample.Data.LinkOf(2), batch.Progress.Left.IsEmpty));
        Assert.Equal(string.Empty, batch.Progress.Counts.ToString());
    }


    [Fact]
    public void A_repair_looks_at_the_rows_whose_profile_is_gone()
    {
        sample.Run = sample.Run with { Mode = RunMode.Repair };
        sample.Data.Profile(1);
        sample.Data.Profile(2);
        sample.Data.Row(1, ProfileId(1));
        sample.Data.Row(2, ProfileId(9));
        sample.Data.Row(3, ProfileId(9));
        sample.Data.Key(2, 3);
        var batch = sample.Work(sample.NewBatch(BatchKind.Links, reading: LinkReading.Orphans));
        Assert.Equal((new Seen(null, null, 1), "contact 0 1 0 0 0 2 1 0"), (batch.Progress.Seen, batch.Progress.Counts.ToString()));
        Assert.True(batch.Progress.Left.Equals(BlockSample.LeftOf((2, null))));
        Assert.Equal((ProfileId(9), ProfileId(2)), (sample.Data.LinkOf(2), sample.Data.LinkOf(3)));
    }

    [Fact]
    public void A_page_of_orphans_that_is_done_again_is_seen_once()
    {
        sample.Run = sample.Run with { Mode = RunMode.Repair };
        sample.Data.Profile(2);
        sample.Data.Row(1, ProfileId(2));
        foreach (var row in new[] { 3, 4 })
        {
            sample.Data.Row(row, ProfileId(9));
            sample.Data.Key(2, row);
        }

        var batch = sample.NewBatch(BatchKind.Links, reading: LinkReading.Orphans);
        sample.WritesAllowed = 1;
        Assert.Equal(BlockOutcome.Unfinished, sample.Next(batch));
        sample.Work(batch);

        // What was relinked meanwhile is no orphan any more when the page is read again.
        Assert.Equal((new Seen(null, null, 1), "contact 0 2 0 0 0 2 0 0"), (batch.Progress.Seen, batch.Progress.Counts.ToString()));
    }

    private static RowSketch SketchOf(params int[] rows)
    {
        var sketch = new RowSketch();
        Array.ForEach(rows, row => sketch.Add(RowId(row)));
        return sketch;
    }

    /// <summary>Keys and linked rows as a run's first look finds them.</summary>
    private void FirstLook()
    {
        foreach (var kind in new[] { BatchKind.Keys, BatchKind.Links })
        {
            var batch = sample.Work(sample.NewBatch(kind));
            sample.Store.Add(batch with { Progress = new BatchProgress() }, BatchStatus.Completed);
            sample.Store.Save(BatchStore.IdOf(batch with { Progress = new BatchProgress() }), batch.Progress, BatchStatus.Completed);
        }
    }
}
