namespace Linking.Chaos.Reference;

/// <summary>An issue that must be open, by its code and what it is about (rule 7).</summary>
internal readonly record struct ExpectedIssue(string Code, string Subject)
{
    /// <summary>An issue about a row.</summary>
    public static ExpectedIssue OfRow(string code, RowRef row) => new(code, row.ToString());

    /// <summary>An issue about a key that names no row.</summary>
    public static ExpectedIssue OfKey(string code, NamedKey key)
    {
        return new(code, $"{key.DataSource.Trim()}/{key.Table.Trim()} '{key.Value.Trim()}' of {key.Customer ?? "nobody"}".ToLowerInvariant());
    }

    /// <summary>All that must be open after a run has taken its second look.</summary>
    public static HashSet<ExpectedIssue> All(Rules rules)
    {
        var issues = rules.Claims.Problems.ToHashSet();
        foreach (var row in rules.Claims.Rows)
        {
            if (CodeOf(rules, row) is { } code)
            {
                _ = issues.Add(OfRow(code, row));
            }
        }

        return issues;
    }

    public override string ToString() => $"{Code} {Subject}";

    private static string? CodeOf(Rules rules, RowRef row)
    {
        return !rules.Exists(row) ? "RowNotFound"
            : rules.OwnerOf(row) is { IsDisputed: true } ? "ClaimedByTwoProfiles"
            : rules.OwnerOf(row) is { Profile: null } ? "ProfileNotFound"
            : null;
    }
}
