using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Planning;

/// <summary>To which customer a row belongs by its claims (docs/rules.md, rules 2 and 3).</summary>
/// <param name="Customer">The customer; the empty one when nobody claims the row.</param>
/// <param name="Profile">The customer's profile; null when there is none, so that the row belongs to nobody.</param>
/// <param name="DecidesAtOnce">Whether no claim that may be missing just now could decide otherwise.</param>
/// <param name="Deciding">The claims that decide: of the highest kind, and in it of the highest rank.</param>
internal readonly record struct Ownership(CustomerId Customer, Guid? Profile, bool DecidesAtOnce, IReadOnlyList<Claim> Deciding)
{
    /// <summary>Finds the owner.</summary>
    internal static Ownership Of(IReadOnlyList<Claim> claims)
    {
        if (claims.Count == 0)
        {
            return new Ownership(default, null, false, claims);
        }

        if (claims.Count == 1)
        {
            return OfOne(claims, claims[0]);
        }

        var kind = claims.Min(claim => claim.Kind);
        var rank = claims.Where(claim => claim.Kind == kind).Max(claim => claim.Rank);
        var deciding = claims.Where(claim => claim.Kind == kind && claim.Rank == rank).ToList();
        var owner = deciding.Select(claim => claim.Customer).Min();
        return OfOne(deciding, deciding.Where(claim => claim.Customer == owner).OrderByDescending(claim => claim.IsFirst).First());
    }

    /// <summary>The customers between whom only the order of their CustomerIds decided, in that order.</summary>
    internal IReadOnlyList<CustomerId> Customers => Deciding.Select(claim => claim.Customer).Distinct().OrderBy(customer => customer).ToList();

    /// <summary>Whether several customers claim the row with equal right.</summary>
    internal bool IsDisputed
    {
        get
        {
            for (var index = 1; index < Deciding.Count; index++)
            {
                if (Deciding[index].Customer != Deciding[0].Customer)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static Ownership OfOne(IReadOnlyList<Claim> deciding, Claim claim)
    {
        return new Ownership(claim.Customer, claim.Profile, claim.Kind == ClaimKind.AlternateKey && claim.IsFirst, deciding);
    }
}
