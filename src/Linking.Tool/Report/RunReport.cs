namespace Linking.Tool.Report;

/// <summary>What a simulation led to.</summary>
/// <param name="Organization">Display name.</param>
/// <param name="Unifications">Those that were played, in order.</param>
internal sealed record RunReport(string Organization, IReadOnlyList<UnificationReport> Unifications)
{
    /// <summary>What a reader should know of the input, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True when anything failed, in any unification.</summary>
    public bool Failed => Unifications.Any(unification =>
        unification.Environment.Status == TableStatus.Failed || unification.SourceTables.Any(table => table.Status == TableStatus.Failed));

    /// <summary>True when the guard stopped a full run, after any unification.</summary>
    public bool IsStoppedByGuard => Unifications.Any(unification => unification.Environment.Status == TableStatus.StoppedByGuard);

    /// <summary>True when issues are open after the last unification.</summary>
    public bool HasIssues => Unifications.Count > 0 && Unifications[^1].IssuesByCode.Values.Sum() > 0;
}
