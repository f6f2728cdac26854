using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Planning;

/// <summary>What an issue says of its row, and the edges of taking a link back.</summary>
public class PlannedIssueTests
{
    private static readonly Guid ProfileA = new("aaaaaaaa-0000-0000-0000-000000000001");
    private static readonly Guid ProfileB = new("bbbbbbbb-0000-0000-0000-000000000002");
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void An_issue_names_the_first_key_by_data_source_then_by_key()
    {
        Claim[] claims = [ClaimOf(ProfileA, "Shop", "1"), ClaimOf(ProfileB, "CRM", "3"), ClaimOf(ProfileB, "CRM", "2")];
        var issue = LinkPlanner.Plan(Facts(claims)).Issue!;
        Assert.Equal(("CRM", "tableOfCRM", "2"), (issue.DataSource, issue.EntityName, issue.Key));
    }

    [Fact]
    public void An_issue_of_a_row_that_nobody_claims_names_no_key()
    {
        var issue = LinkPlanner.Plan(Facts([]) with { LinkedTo = ProfileA }).Issue!;
        Assert.Equal((string.Empty, string.Empty, string.Empty), (issue.DataSource, issue.EntityName, issue.Key));
        Assert.Empty(issue.CustomerIds);
    }

    [Fact]
    public void Every_plan_is_of_the_version_that_was_read()
    {
        var facts = Facts([ClaimOf(ProfileA)]) with { Version = "77" };
        Assert.Equal("77", LinkPlanner.Plan(facts).Version);
        Assert.Equal("77", LinkPlanner.Plan(facts with { Claims = [ClaimOf(ProfileA), ClaimOf(ProfileB)] }).Version);
    }

    [Fact]
    public void A_link_to_the_one_profile_of_two_customers_was_not_made_in_ignorance()
    {
        Claim[] claims = [ClaimOf(ProfileA) with { CustomerId = "a" }, ClaimOf(ProfileA) with { CustomerId = "b" }];
        Assert.False(LinkPlanner.WasDecidedInIgnorance(Facts(claims) with { LinkedTo = ProfileA, LinkedAt = Noon.AddHours(1) }));
    }

    [Fact]
    public void A_link_to_none_of_older_claimants_was_not_made_in_ignorance()
    {
        var facts = Facts([ClaimOf(ProfileA), ClaimOf(ProfileB)]) with { LinkedAt = Noon.AddHours(1) };
        Assert.False(LinkPlanner.WasDecidedInIgnorance(facts with { LinkedTo = new Guid("cccccccc-0000-0000-0000-000000000003") }));
        Assert.True(LinkPlanner.WasDecidedInIgnorance(facts with { LinkedTo = ProfileA }));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    [InlineData(null, false)]
    public void A_row_that_lost_its_link_after_all_rivals_were_there_lost_it_in_ignorance(int? hours, bool expected)
    {
        var facts = Facts([ClaimOf(ProfileA), ClaimOf(ProfileB)]) with { LinkedAt = hours is { } later ? Noon.AddHours(later) : null, LinkedBefore = ProfileB };
        Assert.Equal(expected, LinkPlanner.WasDecidedInIgnorance(facts));
        Assert.Equal(expected ? ProfileB : null, LinkPlanner.Plan(facts).To);
        Assert.False(LinkPlanner.WasDecidedInIgnorance(facts with { Claims = [facts.Claims[0]] }));
    }

    [Fact]
    public void Rows_of_one_table_are_ordered_by_id()
    {
        RowKey[] keys = [new("lead", Id(1)), new("contact", Id(9)), new("contact", Id(1))];
        Assert.Equal([keys[2], keys[1], keys[0]], LinkPlanner.Plan(keys.Select(key => Facts([]) with { Row = key })).Select(row => row.Row));
    }

    private static RowFacts Facts(IReadOnlyList<Claim> claims) => new() { Row = new RowKey("contact", Id(1)), Exists = true, Claims = claims };

    private static Claim ClaimOf(Guid profile, string dataSource = "CRM", string key = "k") => new(profile.ToString(), profile, Noon, dataSource, "tableOf" + dataSource, key);

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);
}
