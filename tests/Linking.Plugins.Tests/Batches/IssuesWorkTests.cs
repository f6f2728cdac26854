using Linking.Plugins.Batches;
using Linking.Plugins.Issues;
using Linking.Plugins.Keys;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Requirements;
using static Linking.Plugins.Tests.Facts.UnifiedData;

namespace Linking.Plugins.Tests.Batches;

/// <summary>How open issues are looked at again, written and closed.</summary>
public class IssuesWorkTests
{
    private static readonly KeyProblem NoId = new(
        IssueCode.KeyNotGuid,
        new SourceKey(new SourcePair(SnapshotSample.DataSource, "contact"), "no id"),
        Customer(1));

    private readonly BlockSample sample = new() { Run = new RunRow { Id = FlowSample.RunId, Mode = RunMode.Repair, Status = RunStatus.Processing } };

    [Fact]
    public void Rows_that_can_be_written_now_are_and_their_issues_are_closed()
    {
        sample.Customers(1, 2);
        sample.Data.Row(2, ProfileId(2));
        sample.Open(1, IssueCode.WriteRejected);
        sample.Open(2, IssueCode.ProfileNotFound);
        var batch = sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.Equal(("contact 1 0 0 1 0 1 0 0", ProfileId(1)), (batch.Progress.Counts.ToString(), sample.Data.LinkOf(1)!.Value));
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void Where_all_keys_are_read_rows_of_issues_are_counted_with_them()
    {
        sample.Run = sample.Run with { Mode = RunMode.Full };
        sample.Customers(1, 1);
        sample.Open(1, IssueCode.WriteRejected);
        Assert.Equal(string.Empty, sample.Work(sample.NewBatch(BatchKind.Issues)).Progress.Counts.ToString());
        Assert.Equal(ProfileId(1), sample.Data.LinkOf(1));
    }

    [Fact]
    public void An_issue_that_stands_still_stays_and_is_counted()
    {
        sample.Data.Key(1, 1);
        sample.Data.Row(1);
        sample.Open(1, IssueCode.ProfileNotFound);
        var batch = sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.Equal(("contact 0 0 0 0 1 0 0 0", true), (batch.Progress.Counts.ToString(), batch.Progress.Left.IsEmpty));
        Assert.Equal(["ProfileNotFound"], sample.OpenCodes());
    }

    [Fact]
    public void That_nobody_claims_a_row_any_more_closes_its_issue_at_the_second_look()
    {
        sample.Data.Row(1);
        sample.Open(1, IssueCode.ProfileNotFound);
        sample.Open(2, IssueCode.RowNotFound);
        var first = sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.Equal((2L, 2), (first.Progress.Left.Rows, sample.OpenCodes().Count));
        Assert.Equal([Names.Issue.Table], first.Progress.Left.Tables);
        var again = sample.Work(sample.NewBatch(BatchKind.Issues, pass: 2, first.Progress.Left));
        Assert.True(again.Progress.Left.Equals(first.Progress.Left));
        sample.Work(sample.NewBatch(BatchKind.Issues, pass: 3, again.Progress.Left.SameAs(first.Progress.Left)));
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void An_issue_that_an_acting_batch_was_not_told_of_stays()
    {
        sample.Open(2, IssueCode.RowNotFound);
        sample.Work(sample.NewBatch(BatchKind.Issues, pass: 3));
        Assert.Single(sample.OpenCodes());
    }

    [Fact]
    public void A_row_that_nobody_claims_and_that_has_a_link_is_cleared_before_its_issue_is_closed()
    {
        sample.Data.Row(1, ProfileId(9));
        sample.Open(1, IssueCode.ProfileNotFound);
        var first = sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.Equal(("contact", 1L), (Assert.Single(first.Progress.Left.Tables), first.Progress.Left.Rows));
        sample.Work(sample.NewBatch(BatchKind.Issues, pass: 3, first.Progress.Left));
        Assert.Null(sample.Data.LinkOf(1));
        Assert.Empty(sample.OpenCodes());
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void The_issue_of_a_key_is_closed_at_the_second_look_when_the_key_is_gone_or_corrected(bool stands, int open)
    {
        sample.Data.Key(1, 1, value: stands ? "no id" : null);
        sample.Issues()!.Record(IssueTexts.ForKey(NoId, "contact"), null);
        var first = sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.Single(sample.OpenCodes());
        Assert.Equal(1 - open, first.Progress.Left.Rows);
        sample.Work(sample.NewBatch(BatchKind.Issues, pass: 3, first.Progress.Left));
        Assert.Equal(open, sample.OpenCodes().Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void The_issue_of_a_key_without_a_customer_is_closed_at_the_second_look_when_it_has_one(int customer, int open)
    {
        sample.Data.Key(customer, 1, value: "no id");
        sample.Issues()!.Record(IssueTexts.ForKey(new KeyProblem(IssueCode.CustomerIdMissing, NoId.Key, default), "contact"), null);
        var first = sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.Equal(1 - open, first.Progress.Left.Rows);
        sample.Work(sample.NewBatch(BatchKind.Issues, pass: 3, first.Progress.Left));
        Assert.Equal(open, sample.OpenCodes().Count(code => code == "CustomerIdMissing"));
    }

    [Fact]
    public void Where_no_issue_is_about_a_key_no_key_without_a_customer_is_sought()
    {
        sample.Customers(1, 1, ProfileId(1));
        sample.Open(1, IssueCode.ProfileNotFound);
        sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.DoesNotContain(
            sample.Data.Service.Queries,
            query => query.Criteria.Conditions.Any(condition => condition.Operator == Microsoft.Xrm.Sdk.Query.ConditionOperator.Null));
    }
    [Fact]
    public void The_issue_of_a_row_that_only_a_ring_of_its_customer_claims_stays()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 5, ring: Ring(1));
        sample.Issues()!.Record(IssueTexts.ForRow(Contact(1), new RowIssue(IssueCode.RowNotFound, [Customer(1)])), null);
        Assert.True(sample.Work(sample.NewBatch(BatchKind.Issues)).Progress.Left.IsEmpty);
        Assert.Equal(["RowNotFound"], sample.OpenCodes());
    }

    [Fact]
    public void Customers_of_rows_that_the_run_does_not_concern_are_not_read()
    {
        sample.Run = sample.Run with { Tables = ["lead"] };
        sample.Issues()!.Record(IssueTexts.ForRow(Contact(1), new RowIssue(IssueCode.RowNotFound, [Customer(1)])), null);
        sample.Data.Service.Forget();
        sample.Work(sample.NewBatch(BatchKind.Issues));
        Assert.Equal(["read " + Names.Issue.Table], sample.Data.Service.Calls);
    }

    [Fact]
    public void The_issue_of_a_key_column_that_is_no_id_stays_while_the_profile_says_so()
    {
        sample.Snapshot = SnapshotSample.Snapshot(SnapshotSample.Table("contact", 1, keyColumns: WinnerColumn));
        sample.Data.Profile(1, winner: "12345");
        var problem = new KeyProblem(IssueCode.KeyNotGuid, NoId.Key with { Value = "12345" }, Customer(1));
        sample.Issues()!.Record(IssueTexts.ForKey(problem, "contact"), null);
        Assert.True(sample.Work(sample.NewBatch(BatchKind.Issues)).Progress.Left.IsEmpty);
        sample.Data.Profile(1, winner: RowId(1).ToString());
        Assert.Equal(1, sample.Work(sample.NewBatch(BatchKind.Issues)).Progress.Left.Rows);
    }


    [Fact]
    public void Issues_of_tables_that_the_run_does_not_concern_are_left_alone()
    {
        sample.Run = sample.Run with { Tables = ["lead"] };
        sample.Open(1, IssueCode.ProfileNotFound);
        Assert.True(sample.Work(sample.NewBatch(BatchKind.Issues)).Progress.Left.IsEmpty);
    }

    [Fact]
    public void The_issue_of_a_table_that_is_linked_no_more_is_closed_at_the_second_look()
    {
        sample.Issues()!.Record(IssueTexts.ForRow(new RowKey("account", RowId(1)), new RowIssue(IssueCode.ProfileNotFound, [])), null);
        var first = sample.Work(sample.NewBatch(BatchKind.Issues));
        sample.Work(sample.NewBatch(BatchKind.Issues, pass: 3, first.Progress.Left));
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void A_preview_closes_and_leaves_no_issue()
    {
        sample.Run = sample.Run with { Mode = RunMode.Preview };
        sample.Open(1, IssueCode.ProfileNotFound);
        Assert.True(sample.Work(sample.NewBatch(BatchKind.Issues)).Progress.Left.IsEmpty);
        Assert.Single(sample.OpenCodes());
    }

    [Fact]
    public void Issues_are_looked_at_five_hundred_at_once_until_all_are()
    {
        foreach (var row in Enumerable.Range(1, 501))
        {
            sample.Open(row, IssueCode.RowNotFound);
        }

        var batch = sample.NewBatch(BatchKind.Issues);
        Assert.Equal((BlockOutcome.More, 500L), (sample.Next(batch), batch.Progress.Left.Rows));
        Assert.Equal((BlockOutcome.Last, 501L), (sample.Next(batch), batch.Progress.Left.Rows));
        var acting = sample.NewBatch(BatchKind.Issues, pass: 3, batch.Progress.Left);
        Assert.Equal(BlockOutcome.More, sample.Next(acting));
        Assert.Equal(BlockOutcome.Last, sample.Next(acting));
        Assert.Empty(sample.OpenCodes());
    }

    [Fact]
    public void A_page_in_whose_middle_the_time_is_over_closes_nothing_yet()
    {
        sample.Customers(1, 1);
        sample.Open(1, IssueCode.WriteRejected);
        sample.Open(2, IssueCode.RowNotFound);
        var batch = sample.NewBatch(BatchKind.Issues);
        sample.WritesAllowed = 0;
        Assert.Equal((BlockOutcome.Unfinished, 0L, string.Empty), (sample.Next(batch), batch.Progress.Left.Rows, batch.Progress.Cursor));
    }

    [Fact]
    public void Without_the_table_of_issues_there_is_nothing_to_look_at()
    {
        sample.Snapshot = SnapshotSample.Without(sample.Snapshot, Names.Issue.Table);
        Assert.Equal(BlockOutcome.Last, sample.Next(sample.NewBatch(BatchKind.Issues)));
        Assert.Empty(sample.Data.Service.Calls);
    }
}
