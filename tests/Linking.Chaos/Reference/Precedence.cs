namespace Linking.Chaos.Reference;

/// <summary>Which of the claims on a row decide (rule 2): of those of the strongest kind, those of the source table with the highest rank.</summary>
internal static class Precedence
{
    public static IReadOnlyList<Claim> Deciding(IReadOnlyCollection<Claim> claims)
    {
        if (claims.Count == 0)
        {
            return [];
        }

        var kind = claims.Min(claim => claim.Kind);
        var rank = claims.Where(claim => claim.Kind == kind).Max(claim => claim.Source.Rank);
        return [.. claims.Where(claim => claim.Kind == kind && claim.Source.Rank == rank)];
    }
}
