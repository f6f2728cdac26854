using Linking.Tool.Generate;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Faults;

/// <summary>Faults that a call of a job ends with, and killed workers: any message, any table, before or after the effect.</summary>
internal static class FailingCalls
{
    private static readonly string?[] Messages = [null, null, "Update", "Update", "RetrieveMultiple", "Create", "Upsert"];

    private static readonly string?[] Tables =
    [
        null, null, null, "contact", "contact", "lead", Names.CustomerProfile.Table, Names.AlternateKey.Table,
        Names.Run.Table, Names.Batch.Table, Names.Issue.Table, Names.SourceTable.Table,
    ];

    /// <summary>Makes a rule; null when the kind is none of these.</summary>
    public static FaultRule? Make(FaultKind kind, SeededRandom random) => kind switch
    {
        FaultKind.Throttled => Failing(random, () => PlatformFaults.Throttled(TimeSpan.FromSeconds(30))),
        FaultKind.Deadlock => Failing(random, PlatformFaults.Deadlock),
        FaultKind.SqlTimeout => Failing(random, PlatformFaults.SqlTimeout),
        FaultKind.TimeoutAfterEffect => Failing(random, PlatformFaults.SqlTimeout, beforeEffect: false),
        FaultKind.CustomizationLock => Failing(random, PlatformFaults.CustomizationLock),
        FaultKind.DuplicateKey => Failing(random, Duplicate, message: random.Pick(["Create", "Upsert"])),
        FaultKind.MissingPrivilege => Failing(random, () => PlatformFaults.Make(ErrorCodes.PrivilegeDenied, "Principal user is missing a privilege.")),
        FaultKind.Refused => Failing(random, Refused, table: random.Pick(["contact", "contact", "lead"])),
        FaultKind.Burst => Burst(random),
        FaultKind.CallNumber => Numbered(random, kills: false, beforeEffect: random.Chance(0.5)),
        FaultKind.WorkerKilled => Numbered(random, kills: true, beforeEffect: true),
        FaultKind.WorkerKilledAfterEffect => Numbered(random, kills: true, beforeEffect: false),
        FaultKind.RowLocked => Failing(random, PlatformFaults.SqlTimeout, message: "Update", table: random.Pick(["contact", "contact", "lead"])),
        _ => null,
    };

    private static Exception Duplicate() => PlatformFaults.Make(ErrorCodes.DuplicateRecord, "Cannot insert duplicate key.");

    private static Exception Refused() => PlatformFaults.Make(ErrorCodes.IsvAborted, "Not on a Sunday.");

    private static FaultRule Failing(
        SeededRandom random,
        Func<Exception> fault,
        bool beforeEffect = true,
        string? message = null,
        string? table = null) => new()
        {
            Message = message ?? random.Pick(Messages),
            Table = table ?? random.Pick(Tables),
            OfJobs = true,
            Probability = random.Pick([0.05, 0.2, 0.6]),
            Times = 1 + random.Next(20),
            BeforeEffect = beforeEffect,
            Fault = fault,
        };

    private static FaultRule Burst(SeededRandom random) => new()
    {
        Message = random.Pick(Messages),
        OfJobs = true,
        Probability = 0.05,
        Times = 30,
        Burst = 2 + random.Next(8),
        BeforeEffect = random.Chance(0.7),
        Fault = random.Pick<Func<Exception>>([PlatformFaults.Deadlock, PlatformFaults.SqlTimeout, () => PlatformFaults.Throttled(TimeSpan.FromMinutes(5))]),
    };

    private static FaultRule Numbered(SeededRandom random, bool kills, bool beforeEffect) => new()
    {
        Message = random.Pick([null, null, "Update", "Create"]),
        OfJobs = true,
        CallNumber = 1 + random.Next(40),
        BeforeEffect = beforeEffect,
        KillsWorker = kills,
        Fault = kills ? null : PlatformFaults.SqlTimeout,
    };
}
