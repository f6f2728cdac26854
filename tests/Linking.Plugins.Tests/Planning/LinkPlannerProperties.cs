using FsCheck;
using FsCheck.Fluent;
using Linking.Plugins.Planning;
using Linking.Plugins.Tests.Properties;
using static Linking.Plugins.Tests.Planning.PlannerSample;

namespace Linking.Plugins.Tests.Planning;

/// <summary>Properties of planning that hold for any facts.</summary>
public class LinkPlannerProperties
{
    private static readonly CustomerId[] Customers = [A, B, C];

    private static readonly Gen<Claim> AnyClaim =
        from customer in Gen.Elements(Customers)
        from kind in Gen.Elements(Enum.GetValues<ClaimKind>())
        from rank in Gen.Choose(0, 2)
        from key in Gen.Choose(1, 2)
        select Key(customer, rank, isFirst: rank == 2, dataSource: "S" + rank, key: "k" + key) with { Kind = kind };

    private static readonly Gen<RowFacts> AnyFacts =
        from claims in AnyClaim.ListOf()
        from withProfile in Gen.Elements(true, true, false).ArrayOf(3)
        from exists in Gen.Elements(true, true, true, false)
        from linked in Gen.Elements<Guid?>(null, ProfileA, ProfileB, ProfileC, Gone)
        from goneOf in Gen.Elements(default, A, B)
        select FactsOf(
            [.. claims.Take(5).Select(claim => withProfile[Array.IndexOf(Customers, claim.Customer)] ? claim : Without(claim))],
            exists,
            linked,
            goneOf);

    [Fact]
    public void The_order_of_claims_and_their_repetition_do_not_matter() => Holds.ForAll(
        from facts in AnyFacts
        from order in Gen.Shuffle(Enumerable.Range(0, facts.Claims.Count).ToArray())
        from look in Gen.Elements(Look.AtOnce, Look.Second)
        select (facts, order, look),
        drawn =>
        {
            var plan = Told(LinkPlanner.Plan(drawn.facts, drawn.look));
            var shuffled = drawn.order.Select(index => drawn.facts.Claims[index]).ToList();
            return plan == Told(LinkPlanner.Plan(drawn.facts with { Claims = shuffled }, drawn.look))
                && plan == Told(LinkPlanner.Plan(drawn.facts with { Claims = [.. shuffled, .. shuffled] }, drawn.look));
        },
        tests: 1000);

    [Fact]
    public void At_once_is_what_the_second_look_says_or_leaves_the_row_as_it_is() => Holds.ForAll(
        AnyFacts,
        facts =>
        {
            var first = LinkPlanner.Plan(facts, Look.AtOnce);
            var second = LinkPlanner.Plan(facts, Look.Second);
            return first.Change == Change.Left
                ? !first.Writes && !first.IsGuarded && Told(first.End! with { Waited = true }) == Told(second)
                : Told(first) == Told(second) && first.End is null && !second.Waited;
        },
        tests: 1000);

    [Fact]
    public void What_was_planned_changes_nothing_once_it_is_done() => Holds.ForAll(
        AnyFacts,
        facts =>
        {
            var planned = LinkPlanner.Plan(facts, Look.Second);
            var done = facts with { LinkedTo = planned.To, LinkedCustomer = planned.To is null ? default : planned.Owner };
            return !facts.Exists || (!LinkPlanner.Plan(done, Look.Second).Writes && !LinkPlanner.Plan(done, Look.AtOnce).Writes);
        },
        tests: 1000);

    [Fact]
    public void Where_a_row_ends_does_not_depend_on_its_link() => Holds.ForAll(
        from facts in AnyFacts from linked in Gen.Elements<Guid?>(null, ProfileA, ProfileB, Gone) select (facts, linked),
        drawn => LinkPlanner.Plan(drawn.facts, Look.Second).To == LinkPlanner.Plan(Linked(drawn.facts, drawn.linked, default), Look.Second).To,
        tests: 1000);

    [Fact]
    public void A_row_belongs_to_a_customer_who_claims_it_with_the_highest_right_or_to_nobody() => Holds.ForAll(
        AnyFacts,
        facts =>
        {
            var planned = LinkPlanner.Plan(facts, Look.Second);
            var best = facts.Claims.GroupBy(claim => (claim.Kind, Rank: -claim.Rank)).OrderBy(right => right.Key).FirstOrDefault()?.ToList() ?? [];
            var owner = best.Count == 0 ? default : best.Select(claim => claim.Customer).OrderBy(customer => customer.Text, StringComparer.Ordinal).First();
            var profile = best.Find(claim => claim.Customer == owner).Profile;
            return planned.Owner == owner
                && planned.To == (facts.Exists ? profile : null)
                && (planned.Issue?.Code == IssueCode.ClaimedByTwoProfiles) == (facts.Exists && best.Select(claim => claim.Customer).Distinct().Count() > 1);
        },
        tests: 1000);

    [Fact]
    public void At_once_no_link_is_cleared_and_no_absence_is_told() => Holds.ForAll(
        AnyFacts,
        facts =>
        {
            var planned = LinkPlanner.Plan(facts, Look.AtOnce);
            return (!planned.Writes || (planned.To is not null && !planned.IsGuarded)) && planned.Issue is null or { Code: IssueCode.ClaimedByTwoProfiles };
        },
        tests: 1000);

    [Fact]
    public void A_lower_claim_that_comes_or_goes_changes_nothing() => Holds.ForAll(
        from facts in AnyFacts from claim in AnyClaim select (facts, claim),
        drawn =>
        {
            var lower = drawn.claim with { Kind = ClaimKind.KeyColumn, Rank = -1 };
            var owner = Ownership.Of(drawn.facts.Claims);
            return owner.Customer.IsEmpty || Ownership.Of([.. drawn.facts.Claims, lower]).Customer == owner.Customer;
        });

    private static RowFacts FactsOf(Claim[] claims, bool exists, Guid? linked, CustomerId goneOf) =>
        Linked(Contact(null, claims) with { Exists = exists }, exists ? linked : null, goneOf);

    private static RowFacts Linked(RowFacts facts, Guid? linked, CustomerId goneOf)
    {
        var link = Contact(linked);
        return facts with { LinkedTo = linked, LinkedCustomer = linked == Gone ? goneOf : link.LinkedCustomer };
    }

    private static string Told(PlannedRow row) => string.Join(
        " ",
        row.Row,
        row.Change,
        row.From,
        row.To,
        row.Version,
        row.Owner,
        row.IsGuarded,
        row.Waited,
        row.Issue is { } issue ? $"{issue.Code} {string.Join(",", issue.Customers)} {issue.DataSource} {issue.EntityName} {issue.Key}" : "-",
        row.End is { } end ? Told(end) : "-");
}
