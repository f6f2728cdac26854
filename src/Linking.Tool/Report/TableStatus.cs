namespace Linking.Tool.Report;

/// <summary>How linking a source table, or the environment as a whole, ended.</summary>
internal enum TableStatus
{
    Successful,
    CompletedWithIssues,

    /// <summary>A requirement is not met; the reasons say which.</summary>
    Skipped,
    Failed,

    /// <summary>The guard stopped the full run; what waited for it was not changed.</summary>
    StoppedByGuard,
}
