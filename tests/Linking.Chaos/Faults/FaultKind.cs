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
    StaleReads,
    PluginRejects,
    PluginChanges,
    PluginIsSlow,
    RowLocked,
    RowChangedBetween,
    RowReassignedBetween,
    RowDeletedBetween,
    KeyMovedBetween,
    LookupDeleted,
    SettingsChanged,
    SourceWithdrawn,
}
