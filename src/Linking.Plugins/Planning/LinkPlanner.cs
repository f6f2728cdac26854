using System;
using System.Linq;

namespace Linking.Plugins.Planning;

/// <summary>
/// Decides what happens to each row: a pure function of its claims, the profiles and the present link, whatever happened before
/// (docs/rules.md, rules 2 to 5).
/// </summary>
internal static class LinkPlanner
{
    /// <summary>Plans one row.</summary>
    internal static PlannedRow Plan(RowFacts facts, Look look)
    {
        var owner = Ownership.Of(facts.Claims);
        var end = InTheEnd(facts, owner);
        return IsCertain(facts, owner, end) ? end
            : look == Look.Second ? end with { Waited = true }
            : end with
            {
                Change = Change.Left,
                To = end.From,
                Issue = end.Issue is { Code: IssueCode.ClaimedByTwoProfiles } ? end.Issue : null,
                IsGuarded = false,
                End = end,
            };
    }

    // Rules 1 to 3, with everything there is to know.
    private static PlannedRow InTheEnd(RowFacts facts, Ownership owner)
    {
        var to = facts.Exists ? owner.Profile : null;
        var from = facts.Exists ? facts.LinkedTo : null;
        var issue = IssueOf(facts, owner);
        return new PlannedRow(facts.Row, ChangeOf(from, to, issue), from, to, issue)
        {
            Version = facts.Version,
            Owner = owner.Customer,
            IsGuarded = from is not null && from != to && !MayChangeAtOnce(facts, owner) && (to is null || !facts.LinkedCustomer.IsEmpty),
        };
    }

    // What has something to say is counted as an issue, whatever becomes of its link.
    private static Change ChangeOf(Guid? from, Guid? to, RowIssue? issue)
    {
        return issue is not null ? Change.Issue
            : from == to ? Change.Unchanged
            : from is null ? Change.Linked
            : to is null ? Change.Unlinked
            : Change.Relinked;
    }

    private static RowIssue? IssueOf(RowFacts facts, Ownership owner)
    {
        if (owner.Customer.IsEmpty)
        {
            return null;
        }

        return !facts.Exists ? Issue(IssueCode.RowNotFound, owner)
            : owner.IsDisputed ? Issue(IssueCode.ClaimedByTwoProfiles, owner)
            : owner.Profile is null ? Issue(IssueCode.ProfileNotFound, owner)
            : null;
    }

    // Rule 4, and of rule 7 what is certain when it is seen.
    private static bool IsCertain(RowFacts facts, Ownership owner, PlannedRow end)
    {
        return end.Writes ? MayChangeAtOnce(facts, owner) : end.Issue is null or { Code: IssueCode.ClaimedByTwoProfiles };
    }

    private static bool MayChangeAtOnce(RowFacts facts, Ownership owner)
    {
        return owner.Profile is not null
            && (facts.LinkedTo is null || facts.LinkedCustomer == owner.Customer || owner.DecidesAtOnce);
    }

    private static RowIssue Issue(IssueCode code, Ownership owner)
    {
        var first = owner.Deciding
            .OrderBy(claim => claim.Customer)
            .ThenBy(claim => claim.DataSource, StringComparer.Ordinal)
            .ThenBy(claim => claim.Key, StringComparer.Ordinal)
            .First();
        return new RowIssue(code, owner.Customers, first.DataSource, first.EntityName, first.Key);
    }
}
