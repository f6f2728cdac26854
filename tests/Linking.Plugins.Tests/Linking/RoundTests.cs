using Linking.Plugins.Linking;
using Linking.Plugins.Planning;
using Linking.Plugins.Tests.Requirements;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using static Linking.Plugins.Tests.Linking.RoundSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Linking;

/// <summary>Facts, plan, write, record.</summary>
public class RoundTests
{
    private readonly RoundSample sample = new();

    [Fact]
    public void A_claimed_row_is_read_before_the_claims_that_decide_it_and_then_linked()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1);
        var result = sample.AtProfiles(1);
        Assert.Equal(["1 Linked"], Ends(result));
        Assert.Equal((1, 0, 0, 0, null), (result.Written, result.LeftInTime, result.Unsettled, result.IssuesRecorded, result.FirstLeft));
        Assert.Equal(ProfileId(1), sample.Data.LinkOf(1));
        string[] calls =
        [
            "read " + Names.CustomerProfile.Table,
            "read " + Names.AlternateKey.Table,
            "read contact",
            "read " + Names.AlternateKey.Table,
            "read " + Names.CustomerProfile.Table,
            "update contact",
            "read " + Names.Issue.Table,
        ];
        Assert.Equal(calls, sample.Service.Calls);
    }

    [Fact]
    public void Rows_in_order_are_read_once_and_nothing_else_is()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(1));
        var result = sample.AtProfiles(1);
        Assert.Equal(["1 Unchanged"], Ends(result));
        Assert.Equal(["read " + Names.CustomerProfile.Table, "read " + Names.AlternateKey.Table, "read contact"], sample.Service.Calls);
        Assert.Empty(sample.Service.Written);
    }

    [Fact]
    public void A_row_that_has_to_wait_is_proven_and_left_with_what_the_second_look_would_do()
    {
        sample.Data.Row(1, ProfileId(9));
        var row = Assert.Single(sample.AtRows(Look.AtOnce, 1).Rows).Row;
        Assert.Equal((Change.Left, Change.Unlinked, null), (row.Change, row.End!.Change, row.End.To));
        Assert.Equal(ProfileId(9), sample.Data.LinkOf(1));
    }

    [Fact]
    public void What_waited_is_done_at_the_second_look()
    {
        sample.Data.Row(1, ProfileId(9));
        var result = sample.AtRows(Look.Second, 1);
        Assert.Equal((Change.Unlinked, true, 1), (result.Rows[0].Row.Change, result.Rows[0].Row.Waited, result.Written));
        Assert.Null(sample.Data.LinkOf(1));
    }

    [Fact]
    public void How_far_the_plan_of_a_row_may_go_is_asked_of_each()
    {
        sample.Data.Row(1, ProfileId(9));
        sample.Data.Row(2, ProfileId(9));
        var round = sample.NewRound();
        var result = round.Execute(FactsAt(round, 1, 2), row => row == Contact(1) ? Look.Second : Look.AtOnce, _ => RowPart.Own);
        Assert.Equal(["1 Unlinked", "2 Left"], Ends(result));
    }

    [Fact]
    public void A_disputed_row_is_linked_and_its_issue_opened()
    {
        sample.Tables = sample.Data.Tables(SnapshotSample.Table("contact", 1), SnapshotSample.Table("contact", 2, dataSource: "Shop"));
        sample.Data.Profile(1);
        sample.Data.Profile(2);
        sample.Data.Key(1, 1);
        sample.Data.Key(2, 1, number: 7, dataSource: "Shop");
        sample.Data.Row(1, ProfileId(2));
        var result = sample.AtProfiles(1);
        Assert.Equal(["1 Issue"], Ends(result));
        Assert.Equal((1, 1, ProfileId(1)), (result.Written, result.IssuesRecorded, sample.Data.LinkOf(1)!.Value));
        Assert.Equal(["ClaimedByTwoProfiles"], sample.OpenCodes());
        Assert.Equal(["1 Issue"], Ends(sample.AtRows(Look.AtOnce, 1)));
        Assert.Equal(0, sample.AtRows(Look.AtOnce, 1).IssuesRecorded);
    }

    [Fact]
    public void Keys_that_claim_nothing_are_recorded()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1, value: "no id");
        Assert.Equal(1, sample.AtProfiles(1).IssuesRecorded);
        Assert.Equal(["KeyNotGuid"], sample.OpenCodes());
    }

    [Fact]
    public void A_refused_write_is_recorded_with_what_the_platform_said()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1);
        sample.Service.Before = number => Refuse(number, -2147220891, "not this one");
        var result = sample.AtProfiles(1);
        Assert.Equal((Change.Issue, 0, 1), (result.Rows[0].Row.Change, result.Written, result.IssuesRecorded));
        Assert.Contains("not this one", sample.Service.All(Names.Issue.Table)[0].GetAttributeValue<string>(Names.Issue.Message), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void The_issue_of_a_row_in_order_is_closed_by_who_looks_at_issues(bool closes, int open)
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Row(1, ProfileId(1));
        sample.Open(1, IssueCode.ProfileNotFound);
        Assert.Equal(1 - open, sample.AtRows(Look.AtOnce, closes, 1).IssuesRecorded);
        Assert.Equal(open, sample.OpenCodes().Count);
    }

    [Fact]
    public void A_preview_says_what_would_be_written_and_writes_and_records_nothing()
    {
        sample.Data.Profile(1);
        sample.Data.Key(1, 1);
        sample.Data.Key(2, 1, number: 7, value: RowId(1).ToString("N"));
        sample.Data.Key(1, 2, value: "no id");
        sample.Data.Row(1);
        var round = sample.NewRound(isPreview: true);
        var result = RoundSample.Execute(round, FactsAt(round, 1), Look.AtOnce);
        Assert.Equal((Change.Issue, ProfileId(1), 1, 0), (result.Rows[0].Row.Change, result.Rows[0].Row.To, result.Written, result.IssuesRecorded));
        Assert.Empty(sample.Service.Written);
    }

    [Fact]
    public void A_preview_clears_without_a_further_look()
    {
        sample.Data.Row(1, ProfileId(9));
        var round = sample.NewRound(isPreview: true);
        var facts = FactsAt(round, 1);
        sample.Service.Forget();
        Assert.Equal(["1 Unlinked"], Ends(RoundSample.Execute(round, facts, Look.Second)));
        Assert.Empty(sample.Service.Calls);
    }

    [Fact]
    public void Without_the_table_of_issues_nothing_is_recorded()
    {
        sample.Tables = sample.Data.TablesOf(SnapshotSample.Without(SnapshotSample.Snapshot(SnapshotSample.Table("contact", 1)), Names.Issue.Table));
        sample.Data.Profile(1);
        sample.Data.Key(1, 1, value: "no id");
        Assert.Equal(0, sample.AtProfiles(1).IssuesRecorded);
        Assert.Empty(sample.Service.Written);
    }

    [Fact]
    public void Rows_that_another_round_deals_with_are_left_out_and_of_disputed_ones_only_the_dispute_is_recorded()
    {
        sample.Data.Profile(1);
        foreach (var row in new[] { 1, 2, 3 })
        {
            sample.Data.Key(1, row);
            sample.Data.Key(2, row, number: 10 + row, value: RowId(row).ToString("N"));
            sample.Data.Row(row);
        }

        var round = sample.NewRound();
        var parts = new Dictionary<RowKey, RowPart> { [Contact(1)] = RowPart.None, [Contact(2)] = RowPart.Disputed, [Contact(3)] = RowPart.Own };
        var result = round.Execute(FactsAt(round, 1, 2, 3), _ => Look.AtOnce, row => parts[row.Row]);
        Assert.Equal([(Contact(2), RowPart.Disputed), (Contact(3), RowPart.Own)], result.Rows.Select(row => (row.Row.Row, row.Part)).Order());
        Assert.Equal((1, 2), (result.Written, result.IssuesRecorded));
        Assert.Equal((null, null, ProfileId(1)), (sample.Data.LinkOf(1), sample.Data.LinkOf(2), sample.Data.LinkOf(3)));
    }

    [Fact]
    public void When_the_time_is_over_the_rest_is_left_and_the_first_of_it_named()
    {
        sample.Data.Profile(1);
        foreach (var row in new[] { 3, 1, 2 })
        {
            sample.Data.Key(1, row);
            sample.Data.Row(row);
        }

        sample.WritesAllowed = 1;
        var result = sample.AtProfiles(1);
        Assert.Equal(["1 Linked"], Ends(result));
        Assert.Equal((1, 2, Contact(2)), (result.Written, result.LeftInTime, result.FirstLeft!.Value));
    }

    [Fact]
    public void Rows_that_need_no_plan_are_written_as_they_are_given()
    {
        sample.Data.Row(1, ProfileId(1));
        sample.Data.Row(2, ProfileId(2));
        var result = sample.NewRound().Write([Clear(2), Clear(1)]);
        Assert.Equal(["1 Unlinked", "2 Unlinked"], Ends(result));
        Assert.Equal((2, 0, null, 0), (result.Written, result.LeftInTime, result.FirstLeft, result.IssuesRecorded));
        Assert.Equal((null, null), (sample.Data.LinkOf(1), sample.Data.LinkOf(2)));
    }

    [Fact]
    public void Issues_of_rows_that_are_written_without_a_plan_are_closed_and_opened_as_well()
    {
        sample.Data.Row(1, ProfileId(1));
        sample.Data.Row(2, ProfileId(1));
        sample.Open(1, IssueCode.ProfileNotFound);
        sample.Service.Before = number =>
            sample.Service.Before = sample.Service.Calls[number - 1] == "update contact" ? next => Refuse(next, -2147220891, "no") : _ => { };
        Assert.Equal(2, sample.NewRound().Write([Clear(1), Clear(2)]).IssuesRecorded);
        Assert.Equal(["WriteRejected"], sample.OpenCodes());
        Assert.Equal((null, ProfileId(1)), (sample.Data.LinkOf(1), sample.Data.LinkOf(2)));
    }

    [Fact]
    public void Of_rows_that_need_no_plan_those_that_could_not_be_written_are_named()
    {
        sample.Data.Row(1, ProfileId(1));
        sample.Data.Row(2, ProfileId(2));
        sample.Data.Row(3, ProfileId(2));
        sample.WritesAllowed = 2;
        var result = sample.NewRound().Write([Clear(3), Clear(2) with { Version = "old" }, Clear(1)]);
        Assert.Equal((1, 2, Contact(2)), (result.Written, result.LeftInTime, result.FirstLeft!.Value));
        Assert.Equal(["1 Unlinked"], Ends(result));
    }

    private static PlannedRow Clear(int row) => new(Contact(row), Change.Unlinked, ProfileId(1), null, null);

    private void Refuse(int number, int code, string text)
    {
        if (sample.Service.Calls[number - 1] == "update contact")
        {
            throw PlatformFaults.Make(code, text);
        }
    }
}
