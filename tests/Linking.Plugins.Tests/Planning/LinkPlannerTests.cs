using Linking.Plugins.Planning;
using static Linking.Plugins.Tests.Planning.PlannerSample;

namespace Linking.Plugins.Tests.Planning;

/// <summary>What happens to a row at once and at a second look: rules 4 and 5, example by example.</summary>
public class LinkPlannerTests
{
    // Rule 4, what happens at once.
    [Fact]
    public void A_row_without_a_link_is_linked_by_a_claim_of_any_kind()
    {
        AtOnce(Contact(null, Key(A)), Change.Linked, ProfileA);
        AtOnce(Contact(null, Key(A, isFirst: false)), Change.Linked, ProfileA);
        AtOnce(Contact(null, Ring(A)), Change.Linked, ProfileA);
        AtOnce(Contact(null, Column(A)), Change.Linked, ProfileA);
    }

    [Fact]
    public void A_row_on_another_profile_of_the_same_customer_goes_to_the_newest_by_a_claim_of_any_kind()
    {
        AtOnce(Of(A, Key(A)), Change.Relinked, ProfileA);
        AtOnce(Of(A, Key(A, isFirst: false)), Change.Relinked, ProfileA);
        AtOnce(Of(A, Ring(A)), Change.Relinked, ProfileA);
        AtOnce(Of(A, Column(A)), Change.Relinked, ProfileA);
    }

    [Fact]
    public void A_row_of_another_customer_changes_at_once_only_by_an_alternate_key_of_the_first_source_table()
    {
        AtOnce(Contact(ProfileB, Key(A)), Change.Relinked, ProfileA);
        Waits(Contact(ProfileB, Key(A, isFirst: false)), Change.Relinked, ProfileA);
        Waits(Contact(ProfileB, Ring(A)), Change.Relinked, ProfileA);
        Waits(Contact(ProfileB, Column(A)), Change.Relinked, ProfileA);
    }

    [Fact]
    public void A_row_whose_profile_is_gone_or_unknown_is_as_one_of_another_customer()
    {
        AtOnce(Contact(Gone, Key(A)), Change.Relinked, ProfileA);
        Waits(Contact(Gone, Key(A, isFirst: false)), Change.Relinked, ProfileA);
        Waits(Contact(Gone, Ring(A)), Change.Relinked, ProfileA);
    }

    [Fact]
    public void A_row_in_order_stays_as_it_is()
    {
        AtOnce(Contact(ProfileA, Key(A)), Change.Unchanged, ProfileA);
        AtOnce(Contact(ProfileA, Ring(A)), Change.Unchanged, ProfileA);
        AtOnce(Contact(null), Change.Unchanged, null);
    }

    // Rule 5, what waits for the second look.
    [Fact]
    public void A_link_that_nobody_claims_is_cleared_at_the_second_look()
    {
        Waits(Contact(ProfileA), Change.Unlinked, null);
        Waits(Contact(Gone), Change.Unlinked, null);
    }

    [Fact]
    public void A_row_whose_customer_has_no_profile_waits_and_loses_its_link()
    {
        Waits(Contact(Gone, Without(Key(A))), Change.Issue, null, IssueCode.ProfileNotFound);
        Waits(Contact(ProfileB, Without(Key(A)), Ring(B)), Change.Issue, null, IssueCode.ProfileNotFound);
        Waits(Contact(null, Without(Key(A))), Change.Issue, null, IssueCode.ProfileNotFound);
    }

    [Fact]
    public void That_a_row_does_not_exist_counts_at_the_second_look()
    {
        Waits(Contact(null, Key(A)) with { Exists = false }, Change.Issue, null, IssueCode.RowNotFound);
        Waits(Contact(null, Without(Key(A)), Key(B)) with { Exists = false }, Change.Issue, null, IssueCode.RowNotFound);
    }

    [Fact]
    public void A_row_that_does_not_exist_and_that_nobody_claims_is_nothing()
    {
        AtOnce(Contact(null) with { Exists = false }, Change.Unchanged, null);
    }

    [Fact]
    public void What_is_said_of_the_link_of_a_row_that_does_not_exist_counts_for_nothing()
    {
        var planned = LinkPlanner.Plan(Contact(ProfileB, Key(A)) with { Exists = false }, Look.Second);
        Assert.Equal((null, null, false, false), (planned.From, planned.To, planned.Writes, planned.IsGuarded));
    }

    // Rules 3 and 7, disputes.
    [Fact]
    public void A_disputed_row_is_linked_to_the_first_customer_and_told_at_once()
    {
        AtOnce(Contact(null, Key(A), Key(B)), Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);
        AtOnce(Contact(ProfileA, Key(A), Key(B)), Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);
        AtOnce(Contact(ProfileB, Key(A), Key(B)), Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles);
    }

    [Fact]
    public void A_dispute_is_told_at_once_although_its_row_waits()
    {
        Waits(Contact(ProfileC, Ring(A), Ring(B)), Change.Issue, ProfileA, IssueCode.ClaimedByTwoProfiles, saysAtOnce: IssueCode.ClaimedByTwoProfiles);
        Waits(Contact(ProfileB, Without(Key(A)), Key(B)), Change.Issue, null, IssueCode.ClaimedByTwoProfiles, saysAtOnce: IssueCode.ClaimedByTwoProfiles);
    }

    [Fact]
    public void A_dispute_whose_first_customer_has_no_profile_is_told_at_once_where_nothing_is_to_be_written() =>
        AtOnce(Contact(null, Without(Key(A)), Key(B)), Change.Issue, null, IssueCode.ClaimedByTwoProfiles);

    [Fact]
    public void A_higher_rank_ends_a_dispute() => AtOnce(Contact(ProfileA, Key(A), Key(B, rank: 1)), Change.Relinked, ProfileB);

    // The guard.
    [Fact]
    public void The_guard_watches_clears_and_what_leaves_a_profile_that_is_there_for_want_of_a_claim()
    {
        Guards(true, Contact(ProfileA));
        Guards(true, Contact(Gone));
        Guards(true, Contact(ProfileB, Ring(A)));
        Guards(true, Contact(ProfileB, Without(Key(A))));
        Guards(true, Contact(Gone, Without(Key(A))));
        Guards(true, Contact(ProfileC, Ring(A), Ring(B)));
    }

    [Fact]
    public void The_guard_does_not_watch_what_may_change_at_once_or_only_leaves_a_profile_that_is_gone()
    {
        Guards(false, Contact(null, Ring(A)));
        Guards(false, Contact(ProfileB, Key(A)));
        Guards(false, Contact(Gone, Ring(A)));
        Guards(false, Of(A, Ring(A)));
        Guards(false, Contact(ProfileA, Ring(A)));
        Guards(false, Contact(null, Without(Key(A))));
        Guards(false, Contact(ProfileA, Key(A)) with { Exists = false });
    }

    [Fact]
    public void A_plan_carries_the_row_its_version_and_its_owner()
    {
        var planned = LinkPlanner.Plan(Contact(ProfileB, Ring(A)), Look.AtOnce);
        Assert.Equal((Row, "7", A), (planned.Row, planned.Version, planned.Owner));
        Assert.Equal((Row, "7", A), (planned.End!.Row, planned.End.Version, planned.End.Owner));
        Assert.Equal(default, LinkPlanner.Plan(Contact(ProfileB), Look.Second).Owner);
    }

    /// <summary>The contact on an older profile of a customer.</summary>
    private static RowFacts Of(CustomerId customer, params Claim[] claims) => Contact(Gone, claims) with { LinkedCustomer = customer };

    private static void AtOnce(RowFacts facts, Change change, Guid? to, IssueCode? issue = null)
    {
        var planned = LinkPlanner.Plan(facts, Look.AtOnce);
        Expect(planned, facts, change, to, issue);
        Assert.Equal((false, null), (planned.Waited, planned.End));

        // Whoever looks a second time finds the same, and did not need to wait for it.
        Assert.Equal(Told(planned), Told(LinkPlanner.Plan(facts, Look.Second)));
    }

    private static void Waits(RowFacts facts, Change change, Guid? to, IssueCode? issue = null, IssueCode? saysAtOnce = null)
    {
        var first = LinkPlanner.Plan(facts, Look.AtOnce);
        Assert.Equal((Change.Left, false, saysAtOnce), (first.Change, first.Writes, first.Issue?.Code));
        Assert.Equal((false, false), (first.Waited, first.IsGuarded));
        Expect(first.End!, facts, change, to, issue);
        var second = LinkPlanner.Plan(facts, Look.Second);
        Expect(second, facts, change, to, issue);
        Assert.Equal((true, first.End!.IsGuarded, null), (second.Waited, second.IsGuarded, second.End));
    }

    private static void Guards(bool expected, RowFacts facts) => Assert.Equal(expected, LinkPlanner.Plan(facts, Look.Second).IsGuarded);

    private static void Expect(PlannedRow planned, RowFacts facts, Change change, Guid? to, IssueCode? issue)
    {
        Assert.Equal((change, to, issue), (planned.Change, planned.To, planned.Issue?.Code));
        Assert.Equal(facts.Exists ? facts.LinkedTo : null, planned.From);
        Assert.Equal(planned.From != to, planned.Writes);
    }

    private static (Change, Guid?, Guid?, IssueCode?, bool, bool) Told(PlannedRow row) =>
        (row.Change, row.From, row.To, row.Issue?.Code, row.IsGuarded, row.Waited);
}
