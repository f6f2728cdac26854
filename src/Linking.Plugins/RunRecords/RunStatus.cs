namespace Linking.Plugins.RunRecords;

/// <summary>How a run stands; the values of the column <c>cpl_status</c> of <c>cpl_run</c>.</summary>
internal enum RunStatus
{
    Queued = 627100000,
    Processing = 627100001,
    Paused = 627100002,
    Successful = 627100003,
    CompletedWithIssues = 627100004,
    StoppedByGuard = 627100005,
    Skipped = 627100006,
    Failed = 627100007,
    Canceled = 627100008,

    /// <summary>Waits, before it clears or moves links, until the tables have settled.</summary>
    Settling = 627100009,
}
