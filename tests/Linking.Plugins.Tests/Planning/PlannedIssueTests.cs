using Linking.Plugins.Planning;
using static Linking.Plugins.Tests.Planning.PlannerSample;

namespace Linking.Plugins.Tests.Planning;

/// <summary>What an issue says of its row.</summary>
public class PlannedIssueTests
{
    [Fact]
    public void An_issue_names_its_customers_in_order_and_the_first_customers_first_key()
    {
        var issue = IssueOf(
            Contact(
                null,
                Key(B, dataSource: "CRM", key: "1"),
                Key(A, dataSource: "Shop", key: "1"),
                Key(A, dataSource: "Mail", key: "3"),
                Key(A, dataSource: "Mail", key: "2")));
        Assert.Equal([A, B], issue.Customers);
        Assert.Equal(("Mail", "tableOfMail", "2"), (issue.DataSource, issue.EntityName, issue.Key));
    }

    [Fact]
    public void Only_the_claims_that_decide_are_named()
    {
        var issue = IssueOf(Contact(null, Without(Key(B, rank: 1, dataSource: "Shop")), Key(A), Ring(C, rank: 2)));
        Assert.Equal((IssueCode.ProfileNotFound, "Shop"), (issue.Code, issue.DataSource));
        Assert.Equal([B], issue.Customers);
    }

    [Fact]
    public void Of_a_row_that_does_not_exist_all_who_claim_it_with_equal_right_are_named()
    {
        var issue = IssueOf(Contact(null, Key(B), Key(A)) with { Exists = false });
        Assert.Equal(IssueCode.RowNotFound, issue.Code);
        Assert.Equal([A, B], issue.Customers);
    }

    [Fact]
    public void A_dispute_is_told_before_a_missing_profile() =>
        Assert.Equal(IssueCode.ClaimedByTwoProfiles, IssueOf(Contact(null, Without(Key(A)), Without(Key(B)))).Code);

    [Fact]
    public void A_row_that_nobody_claims_has_no_issue() => Assert.Null(LinkPlanner.Plan(Contact(ProfileA), Look.Second).Issue);

    [Fact]
    public void Rows_are_ordered_by_table_then_by_id()
    {
        RowKey[] rows = [new("lead", Id(1)), new("contact", Id(9)), new("contact", Id(1)), new("Contact", Id(2))];
        Assert.Equal([new("Contact", Id(2)), new("contact", Id(1)), new("contact", Id(9)), new("lead", Id(1))], rows.Order());
        Assert.Equal(0, rows[0].CompareTo(new RowKey("lead", Id(1))));
    }

    private static RowIssue IssueOf(RowFacts facts) => LinkPlanner.Plan(facts, Look.Second).Issue!;

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
