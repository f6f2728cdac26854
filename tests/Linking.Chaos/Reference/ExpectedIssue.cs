namespace Linking.Chaos.Reference;

/// <summary>An issue that must be open, by its code and what it is about.</summary>
internal readonly record struct ExpectedIssue(string Code, string Subject)
{
    /// <summary>An issue about a row.</summary>
    public static ExpectedIssue OfRow(string code, RowRef row) => new(code, row.ToString());

    /// <summary>An issue about a key that names no row.</summary>
    public static ExpectedIssue OfKey(string code, NamedKey key) => new(code, $"{key.DataSource}/{key.Table} '{key.Value}' of {key.Customer}");

    /// <summary>All that must be open.</summary>
    public static HashSet<ExpectedIssue> All(Claims claims, Content content)
    {
        var issues = new HashSet<ExpectedIssue>();
        var existing = content.Rows.ToHashSet();
        foreach (var row in claims.Rows)
        {
            if (CodeOf(claims.On(row), existing.Contains(row)) is { } code)
            {
                _ = issues.Add(OfRow(code, row));
            }
        }

        issues.UnionWith(claims.NoGuids.Select(key => OfKey("KeyNotGuid", key)));
        issues.UnionWith(claims.UnreadableRings.Select(key => OfKey("KeyRingUnreadable", key)));
        return issues;
    }

    private static string? CodeOf(List<Claimant> claimants, bool exists)
    {
        return !exists ? "RowNotFound"
            : claimants.Count > 1 ? "ClaimedByTwoProfiles"
            : claimants is [{ Profile: null }] ? "ProfileNotFound"
            : null;
    }

    public override string ToString() => $"{Code} {Subject}";
}
