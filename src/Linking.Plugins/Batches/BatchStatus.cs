namespace Linking.Plugins.Batches;

/// <summary>How a batch stands; the values of the column <c>cpl_status</c> of <c>cpl_batch</c>.</summary>
internal enum BatchStatus
{
    /// <summary>Becoming this is the event that processes the batch.</summary>
    Queued = 627100000,

    /// <summary>An execution is at work, or was when its heartbeat was written.</summary>
    Processing = 627100001,

    /// <summary>Unfinished, and too deep to queue itself again: waits for cpl_ProcessNext.</summary>
    Waiting = 627100002,

    /// <summary>Done.</summary>
    Completed = 627100003,

    /// <summary>Could not be done; the detail says why.</summary>
    Failed = 627100004,

    /// <summary>Given up because the run was canceled.</summary>
    Canceled = 627100005,
}
