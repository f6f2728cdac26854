using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using static Linking.Plugins.Tests.Facts.UnifiedData;

namespace Linking.Plugins.Tests.Batches;

/// <summary>Batches of one row, and those that clear a table.</summary>
public class SmallWorkTests
{
    private readonly BlockSample sample = new();

    [Fact]
    public void One_row_is_looked_at_alone_and_its_issue_closed()
    {
        sample.Customers(1, 2);
        sample.Open(1, IssueCode.WriteRejected);
        sample.Run = sample.Run with { RowId = RowId(1) };
        var batch = sample.Work(sample.NewBatch(BatchKind.Row, table: "contact"));
        Assert.Equal(("contact 1 0 0 0 0 0 0 0", ProfileId(1), null), (batch.Progress.Counts.ToString(), sample.Data.LinkOf(1), sample.Data.LinkOf(2)));
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void One_row_that_nobody_claims_keeps_its_link()
    {
        sample.Data.Row(1, ProfileId(9));
        sample.Run = sample.Run with { RowId = RowId(1) };
        var batch = sample.Work(sample.NewBatch(BatchKind.Row, table: "contact"));
        Assert.Equal((1L, ProfileId(9)), (batch.Progress.Left.Rows, sample.Data.LinkOf(1)));
    }

    [Fact]
    public void One_row_for_which_the_time_is_over_is_looked_at_again()
    {
        sample.Customers(1, 1);
        sample.Run = sample.Run with { RowId = RowId(1) };
        sample.WritesAllowed = 0;
        Assert.Equal(BlockOutcome.Unfinished, sample.Next(sample.NewBatch(BatchKind.Row, table: "contact")));
    }

    [Fact]
    public void Links_of_a_table_are_cleared_whoever_claims_the_rows_page_by_page()
    {
        sample.Run = sample.Run with { Mode = RunMode.Unlink };
        sample.Customers(1, 1, ProfileId(1));
        foreach (var row in Enumerable.Range(2, 5000))
        {
            sample.Data.Row(row, ProfileId(9));
        }

        sample.Data.Row(6000);
        sample.Data.Row(1, ProfileId(1), table: "lead");
        var batch = sample.NewBatch(BatchKind.Clear, table: "contact");
        Assert.Equal((BlockOutcome.More, "2 "), (sample.Next(batch), batch.Progress.Cursor[..2]));
        Assert.Equal((BlockOutcome.Last, string.Empty), (sample.Next(batch), batch.Progress.Cursor));
        Assert.Equal("contact 0 0 5001 0 0 5001 0 0", batch.Progress.Counts.ToString());
        Assert.All(sample.Data.Service.All("contact"), row => Assert.Null(row[Requirements.SnapshotSample.Lookup]));
        Assert.Equal(ProfileId(1), sample.Data.LinkOf(1, "lead"));
        Assert.Equal(20, batch.Progress.Samples.All.Count(row => row.Reason == "KeyNotFound"));
    }

    [Fact]
    public void A_row_that_is_gone_when_its_link_is_cleared_is_counted_as_in_order()
    {
        sample.Run = sample.Run with { Mode = RunMode.Unlink };
        sample.Data.Row(1, ProfileId(1));
        sample.Data.Service.After = call => sample.Data.Service.Remove("contact", call == 1 ? RowId(1) : default);
        var batch = sample.Work(sample.NewBatch(BatchKind.Clear, table: "contact"));
        Assert.Equal("contact 0 0 0 1 0 0 0 0", batch.Progress.Counts.ToString());
    }

    [Fact]
    public void A_claimed_row_that_is_gone_when_it_is_written_is_left_for_the_second_look()
    {
        sample.Customers(1, 1);
        sample.Data.Service.Before = call =>
        {
            if (sample.Data.Service.Calls[call - 1] == "update contact")
            {
                sample.Data.Service.Remove("contact", RowId(1));
            }
        };
        var batch = sample.Work(sample.Keys());
        Assert.Equal(("contact 0 0 0 0 0 0 1 0", 1L), (batch.Progress.Counts.ToString(), batch.Progress.Left.Rows));
        var again = sample.Work(sample.Keys(pass: 2, batch.Progress.Left));
        Assert.True(again.Progress.Left.Equals(batch.Progress.Left));
    }
}
