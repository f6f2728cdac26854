using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Tests.Planning;

/// <summary>Properties of planning that hold for any facts.</summary>
public class LinkPlannerProperties
{
    private static readonly Guid?[] Profiles = [null, new(1, 0, 0, new byte[8]), new(2, 0, 0, new byte[8]), new(3, 0, 0, new byte[8])];

    private static readonly Gen<RowFacts> AnyFacts =
        from id in Gen.Choose(1, 40)
        from exists in Gen.Elements(true, true, true, false)
        from linked in Gen.Elements(Profiles)
        from claims in Gen.ListOf(AnyClaim())
        from removedAt in Gen.Choose(0, 10)
        from known in Gen.Elements(true, false)
        from writtenAt in Gen.Choose(0, 10)
        select new RowFacts
        {
            Row = new RowKey("contact", new Guid(id, 0, 0, new byte[8])),
            Exists = exists,
            LinkedTo = exists ? linked : null,
            LinkedAt = writtenAt == 0 ? null : new DateTime(writtenAt, DateTimeKind.Utc),
            Claims = claims.Take(3).ToList(),
            KeyRemovedOn = removedAt == 0 ? null : new DateTime(removedAt, DateTimeKind.Utc),
            RivalryKnown = known,
        };

    [Fact]
    public void Planning_again_after_applying_changes_nothing() => Check.QuickThrowOnFailure(Prop.ForAll(AnyFacts.ToArbitrary(), facts =>
    {
        var first = LinkPlanner.Plan(facts);
        var known = facts.RivalryKnown || first.Issue?.Code == IssueCode.ClaimedByTwoProfiles;
        var second = LinkPlanner.Plan(facts with { LinkedTo = first.To, RivalryKnown = known });
        return !second.Writes;
    }));

    [Fact]
    public void The_order_of_claims_does_not_matter() => Check.QuickThrowOnFailure(Prop.ForAll(AnyFacts.ToArbitrary(), facts =>
    {
        var forward = LinkPlanner.Plan(facts);
        var backward = LinkPlanner.Plan(facts with { Claims = facts.Claims.Reverse().ToList() });
        return forward.To == backward.To && forward.Change == backward.Change && forward.Issue?.Code == backward.Issue?.Code;
    }));

    [Fact]
    public void A_row_is_only_ever_linked_to_its_one_claimant() => Check.QuickThrowOnFailure(Prop.ForAll(AnyFacts.ToArbitrary(), facts =>
    {
        var planned = LinkPlanner.Plan(facts);
        var claimants = facts.Claims.Select(claim => (claim.CustomerId, claim.ProfileId)).Distinct().ToList();
        return !planned.Writes || planned.To is null || planned.To == facts.LinkedBefore || (claimants.Count == 1 && claimants[0].ProfileId == planned.To);
    }));

    [Fact]
    public void A_link_is_cleared_only_for_a_removed_key_or_a_contended_row() => Check.QuickThrowOnFailure(Prop.ForAll(AnyFacts.ToArbitrary(), facts =>
    {
        var planned = LinkPlanner.Plan(facts);
        var cleared = planned.Writes && planned.To is null;
        return !cleared || (facts.Claims.Count == 0 && facts.KeyRemoved) || planned.Issue?.Code == IssueCode.ClaimedByTwoProfiles;
    }));

    private static Gen<Claim> AnyClaim() =>
        from customer in Gen.Elements("a", "b", "c")
        from profile in Gen.Elements(Profiles)
        from since in Gen.Choose(0, 10)
        select new Claim(customer, profile, since == 0 ? null : new DateTime(since, DateTimeKind.Utc), "CRM", "contact", customer);
}
