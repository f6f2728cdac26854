using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Planning;

/// <summary>
/// Compares desired and actual links and decides what happens to each row. Pure: the same facts give the same plan, whatever their order.
/// </summary>
internal static class LinkPlanner
{
    /// <summary>Plans all rows, sorted by table and id, so that parallel executions take locks in one order.</summary>
    internal static List<PlannedRow> Plan(IEnumerable<RowFacts> rows)
    {
        var plan = rows.Select(Plan).ToList();
        plan.Sort((left, right) => left.Row.CompareTo(right.Row));
        return plan;
    }

    /// <summary>Plans one row.</summary>
    internal static PlannedRow Plan(RowFacts facts)
    {
        if (!facts.Exists)
        {
            return Keep(facts, IssueCode.RowNotFound);
        }

        if (facts.Claims.Count == 1)
        {
            return PlanClaimed(facts, facts.Claims[0].ProfileId);
        }

        facts = OfHighestRank(facts);
        var claimants = facts.Claims.Select(claim => new Claimant(claim.CustomerId, claim.ProfileId)).Distinct().ToList();
        return claimants.Count switch
        {
            0 => PlanUnclaimed(facts),
            1 => PlanClaimed(facts, claimants[0].ProfileId),
            _ => PlanRivalry(facts),
        };
    }

    private static RowFacts OfHighestRank(RowFacts facts)
    {
        var highest = facts.Claims.Count == 0 ? 0 : facts.Claims.Max(claim => claim.Rank);
        return facts.Claims.All(claim => claim.Rank == highest) ? facts : facts with { Claims = facts.Claims.Where(claim => claim.Rank == highest).ToList() };
    }

    private static PlannedRow PlanUnclaimed(RowFacts facts)
    {
        if (facts.LinkedTo is null)
        {
            return To(facts, Change.Unchanged, null);
        }

        // Keys are read from eventually consistent tables: that none is found is no evidence that none is there.
        return facts.KeyRemoved
            ? To(facts, Change.Unlinked, null)
            : Keep(facts, IssueCode.KeyNotFound);
    }

    private static PlannedRow PlanClaimed(RowFacts facts, Guid? profile)
    {
        if (profile is null)
        {
            return Keep(facts, IssueCode.ProfileNotFound);
        }

        var change = facts.LinkedTo is null ? Change.Linked
            : facts.LinkedTo == profile ? Change.Unchanged
            : Change.Relinked;
        return To(facts, change, profile);
    }

    private static PlannedRow To(RowFacts facts, Change change, Guid? profile) => new(facts.Row, change, facts.LinkedTo, profile, null) { Version = facts.Version };

    private static PlannedRow PlanRivalry(RowFacts facts)
    {
        var kept = Keep(facts, IssueCode.ClaimedByTwoProfiles);
        return WasDecidedInIgnorance(facts) ? kept with { To = facts.LinkedBefore } : kept;
    }

    /// <summary>
    /// A row keeps its link while profiles contend for it, except where this product decided about it after all present claims were there,
    /// without seeing them: linked it to one of them, or took a link away. That was an arbitrary choice and is taken back, so the outcome
    /// does not depend on the order of events. The row returns to the link that it had before, if any.
    /// </summary>
    internal static bool WasDecidedInIgnorance(RowFacts facts)
    {
        if (facts.Claims.Count < 2 || facts.RivalryKnown || facts.LinkedAt is not { } decidedAt || facts.KeyRemovedOn >= decidedAt)
        {
            return false;
        }

        // Where a claim came or went since, the rivals may have been outranked then, and the decision was no ignorance.
        var own = facts.LinkedTo is { } linkedTo ? facts.Claims.Where(claim => claim.ProfileId == linkedTo).ToList() : [];
        var rivals = facts.Claims.Except(own).ToList();
        return rivals.Count > 0
            && rivals.TrueForAll(claim => claim.Since is { } since && since < decidedAt)
            && (facts.LinkedTo is null || (own.Count > 0 && own.TrueForAll(claim => !(claim.Since >= decidedAt))));
    }

    private static PlannedRow Keep(RowFacts facts, IssueCode code)
    {
        var first = facts.Claims
            .OrderBy(claim => claim.DataSource, StringComparer.Ordinal)
            .ThenBy(claim => claim.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        var customers = facts.Claims
            .Select(claim => claim.CustomerId)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(id => id, StringComparer.Ordinal)
            .ToList();
        var issue = new RowIssue(code, customers, first?.DataSource ?? string.Empty, first?.EntityName ?? string.Empty, first?.Key ?? string.Empty);
        return new PlannedRow(facts.Row, Change.Issue, facts.LinkedTo, facts.LinkedTo, issue) { Version = facts.Version };
    }
}
