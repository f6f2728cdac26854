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

        // One pass instead of several queries: this is asked for each row of each run.
        var owner = claims[0];
        var deciding = 1;
        for (var index = 1; index < claims.Count; index++)
        {
            var claim = claims[index];
            var precedence = Precedence(claim, owner);
            deciding = precedence < 0 ? 1 : precedence == 0 ? deciding + 1 : deciding;
            if (precedence < 0 || (precedence == 0 && GoesBefore(claim, owner)))
            {
                owner = claim;
            }
        }

        return OfOne(deciding == 1 ? [owner] : deciding == claims.Count ? claims : claims.Where(claim => Precedence(claim, owner) == 0).ToList(), owner);
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

    // Rule 2: negative where the first claim goes before the second.
    private static int Precedence(Claim one, Claim other) => one.Kind != other.Kind ? (int)one.Kind - (int)other.Kind : other.Rank.CompareTo(one.Rank);

    // Rule 3 and, of one customer's claims, the one that can least be outdone.
    private static bool GoesBefore(Claim one, Claim other)
    {
        return one.Customer == other.Customer ? one.IsFirst && !other.IsFirst : one.Customer.CompareTo(other.Customer) < 0;
    }

    private static Ownership OfOne(IReadOnlyList<Claim> deciding, Claim claim)
    {
        return new Ownership(claim.Customer, claim.Profile, claim.Kind == ClaimKind.AlternateKey && claim.IsFirst, deciding);
    }
}
