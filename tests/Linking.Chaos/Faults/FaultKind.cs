namespace Linking.Chaos.Faults;

/// <summary>What a history may meet.</summary>
internal enum FaultKind
{
    Throttled,
    Deadlock,
    SqlTimeout,
    TimeoutAfterEffect,
    CustomizationLock,
    DuplicateKey,
    MissingPrivilege,
    Refused,
    Burst,
    CallNumber,
    WorkerKilled,
    WorkerKilledAfterEffect,
    ClockAtLimit,
    PluginRejects,
    PluginChanges,
    PluginIsSlow,
    RowLocked,
    RowChangedBetween,
    RowReassignedBetween,
    RowDeletedBetween,
    KeyMovedBetween,

    /// <summary>A key of a linked row that nobody claimed comes back while a job looks.</summary>
    KeyReturnsBetween,
    LookupDeleted,
    SettingsChanged,
    SourceWithdrawn,

    /// <summary>A job about written profiles or keys is canceled before it runs.</summary>
    EventLost,

    /// <summary>Jobs run while alternate keys are read as they were before a write.</summary>
    StaleKeys,

    /// <summary>Jobs run while profiles are read as they were before a write.</summary>
    StaleProfiles,

    /// <summary>A refresh deletes and creates every row.</summary>
    RowsRecreated,

    /// <summary>A refresh deletes every row and creates the same with other ids.</summary>
    RowsRecreatedWithNewIds,

    /// <summary>In the middle of a refresh there is no profile and no key.</summary>
    RefreshWithGap,

    /// <summary>A refresh takes more than half an hour.</summary>
    SlowRefresh,

    /// <summary>A full run begins in the middle of a refresh.</summary>
    RunInRefresh,
}
