using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Planning;

public class LinkPlannerTests
{
    private static readonly Guid ProfileA = new("aaaaaaaa-0000-0000-0000-000000000001");
    private static readonly Guid ProfileB = new("bbbbbbbb-0000-0000-0000-000000000002");
    private static readonly RowKey Row = new("contact", new Guid("11111111-0000-0000-0000-000000000000"));
    private static readonly DateTime Noon = new(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_claimed_row_without_a_link_is_linked() => Expect(Facts([ClaimOf(ProfileA)]), Change.Linked, ProfileA);

    [Fact]
    public void A_row_linked_to_its_profile_is_unchanged() => Expect(Facts([ClaimOf(ProfileA)], ProfileA), Change.Unchanged, ProfileA);

    [Fact]
    public void A_row_linked_to_another_profile_is_relinked() => Expect(Facts([ClaimOf(ProfileB)], ProfileA), Change.Relinked, ProfileB);

    [Fact]
    public void Two_keys_of_one_customer_are_one_claim() => Expect(Facts([ClaimOf(ProfileA, key: "1"), ClaimOf(ProfileA, key: "2")]), Change.Linked, ProfileA);

    [Fact]
    public void An_unclaimed_row_without_a_link_is_unchanged() => Expect(Facts([]), Change.Unchanged, null);

    [Fact]
    public void An_unclaimed_row_is_unlinked_when_its_key_was_removed() => Expect(Facts([], ProfileA) with { KeyRemovedOn = Noon }, Change.Unlinked, null);

    [Fact]
    public void An_unclaimed_row_keeps_its_link_when_nothing_was_removed() => Expect(Facts([], ProfileA), Change.Issue, ProfileA, IssueCode.KeyNotFound);

    [Fact]
    public void A_removed_key_does_not_matter_while_the_row_is_claimed() =>
        Expect(Facts([ClaimOf(ProfileA)], ProfileA) with { KeyRemovedOn = Noon }, Change.Unchanged, ProfileA);

    [Fact]
    public void A_customer_without_a_profile_is_an_issue_and_the_row_keeps_its_link() =>
        Expect(Facts([ClaimOf(null)], ProfileA), Change.Issue, ProfileA, IssueCode.ProfileNotFound);

    [Fact]
    public void A_row_that_does_not_exist_is_an_issue() =>
        Expect(Facts([ClaimOf(ProfileA)]) with { Exists = false }, Change.Issue, null, IssueCode.RowNotFound);

    [Fact]
    public void A_row_claimed_twice_is_an_issue_and_keeps_no_link() =>
        Expect(Facts([ClaimOf(ProfileA), ClaimOf(ProfileB)]), Change.Issue, null, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_row_claimed_twice_keeps_the_link_that_it_has() =>
        Expect(Facts([ClaimOf(ProfileA), ClaimOf(ProfileB)], ProfileA), Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void Two_profiles_with_one_CustomerId_are_two_claimants()
    {
        var claims = new[] { ClaimOf(ProfileA) with { CustomerId = "same" }, ClaimOf(ProfileB) with { CustomerId = "same" } };
        Expect(Facts(claims), Change.Issue, null, IssueCode.ClaimedByTwoProfiles);
    }

    [Fact]
    public void A_claim_of_a_customer_without_a_profile_rivals_as_well() =>
        Expect(Facts([ClaimOf(ProfileA), ClaimOf(null)], ProfileB), Change.Issue, ProfileB, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void Both_customers_are_named_sorted()
    {
        var planned = LinkPlanner.Plan(Facts([ClaimOf(ProfileB), ClaimOf(ProfileA)]));
        Assert.Equal([ProfileA.ToString(), ProfileB.ToString()], planned.Issue!.CustomerIds);
    }

    [Fact]
    public void A_link_made_after_the_rival_claim_was_there_is_taken_back() =>
        Expect(Contended(linkedAt: Noon.AddSeconds(1)), Change.Issue, null, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_that_is_taken_back_gives_way_to_the_one_before() =>
        Expect(Contended(linkedAt: Noon.AddSeconds(1)) with { LinkedBefore = ProfileB }, Change.Issue, ProfileB, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void Nothing_is_linked_in_ignorance_where_nobody_else_claims_the_row() =>
        Assert.False(LinkPlanner.WasDecidedInIgnorance(Facts([ClaimOf(ProfileA)], ProfileA) with { LinkedAt = Noon }));

    [Fact]
    public void A_link_made_before_the_rival_claim_stays() =>
        Expect(Contended(linkedAt: Noon), Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_stays_when_its_own_claim_came_after_it() =>
        Expect(
            Facts([ClaimOf(ProfileA) with { Since = Noon.AddHours(1) }, ClaimOf(ProfileB) with { Since = Noon }], ProfileA) with { LinkedAt = Noon.AddSeconds(1) },
            Change.Issue,
            ProfileA,
            IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_stays_when_its_own_claim_came_in_the_same_second() =>
        Expect(
            Facts([ClaimOf(ProfileA) with { Since = Noon.AddSeconds(1) }, ClaimOf(ProfileB) with { Since = Noon }], ProfileA) with { LinkedAt = Noon.AddSeconds(1) },
            Change.Issue,
            ProfileA,
            IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_stays_when_a_key_is_gone_since_that_may_have_outranked_the_rivals() =>
        Expect(Contended(linkedAt: Noon.AddSeconds(1)) with { KeyRemovedOn = Noon.AddSeconds(1) }, Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_is_taken_back_when_the_key_was_gone_before_it_was_made() =>
        Expect(Contended(linkedAt: Noon.AddSeconds(1)) with { KeyRemovedOn = Noon }, Change.Issue, null, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_row_that_lost_its_link_after_all_rivals_were_there_gets_it_back() =>
        Expect(Contended(linkedAt: Noon.AddSeconds(1)) with { LinkedTo = null, LinkedBefore = ProfileB }, Change.Issue, ProfileB, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_row_that_lost_its_link_before_one_of_the_rivals_came_stays_without() =>
        Expect(Contended(linkedAt: Noon) with { LinkedTo = null, LinkedBefore = ProfileB }, Change.Issue, null, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_stays_when_somebody_else_wrote_the_row_since() =>
        Expect(Contended(linkedAt: null), Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_stays_when_the_rivalry_was_known_already() =>
        Expect(Contended(linkedAt: Noon.AddSeconds(1)) with { RivalryKnown = true }, Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_link_to_none_of_the_claimants_stays() =>
        Expect(Contended(linkedAt: Noon.AddSeconds(1)) with { LinkedTo = new Guid("cccccccc-0000-0000-0000-000000000003") }, Change.Issue, new Guid("cccccccc-0000-0000-0000-000000000003"), IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void The_age_of_a_claim_that_is_not_known_takes_nothing_back()
    {
        var facts = Contended(linkedAt: Noon.AddSeconds(1));
        Expect(facts with { Claims = [facts.Claims[0], facts.Claims[1] with { Since = null }] }, Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);
    }

    [Fact]
    public void Between_rivals_the_higher_rank_decides() =>
        Expect(Facts([ClaimOf(ProfileA), ClaimOf(ProfileB) with { Rank = 1 }], ProfileA), Change.Relinked, ProfileB);

    [Fact]
    public void Rivals_of_equal_rank_are_an_issue_whatever_lower_ones_say() =>
        Expect(Facts([ClaimOf(ProfileA) with { Rank = 2 }, ClaimOf(ProfileB) with { Rank = 2 }, ClaimOf(null)]), Change.Issue, null, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_plan_is_sorted_by_table_and_id()
    {
        var rows = new[] { ("lead", 2), ("contact", 9), ("contact", 1) }
            .Select(row => Facts([]) with { Row = new RowKey(row.Item1, new Guid(row.Item2, 0, 0, new byte[8])) });
        Assert.Equal(["contact", "contact", "lead"], LinkPlanner.Plan(rows).Select(row => row.Row.Table));
    }

    private static RowFacts Contended(DateTime? linkedAt)
    {
        return Facts([ClaimOf(ProfileA) with { Since = Noon.AddHours(-1) }, ClaimOf(ProfileB) with { Since = Noon }], ProfileA) with { LinkedAt = linkedAt };
    }

    private static RowFacts Facts(IReadOnlyList<Claim> claims, Guid? linkedTo = null)
    {
        return new RowFacts { Row = Row, Exists = true, LinkedTo = linkedTo, Claims = claims };
    }

    private static Claim ClaimOf(Guid? profile, string key = "k")
    {
        return new Claim(profile?.ToString() ?? "nobody", profile, null, "CRM", "contact", key);
    }

    private static void Expect(RowFacts facts, Change change, Guid? to, IssueCode? code = null)
    {
        var planned = LinkPlanner.Plan(facts);
        Assert.Equal(change, planned.Change);
        Assert.Equal(to, planned.To);
        Assert.Equal(facts.LinkedTo, planned.From);
        Assert.Equal(code, planned.Issue?.Code);
    }
}
