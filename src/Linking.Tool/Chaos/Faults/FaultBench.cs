using EmbeddedDataverse;
using Linking.Tool.Chaos.Histories;
using Linking.Tool.Generate;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Chaos.Faults;

/// <summary>Arms faults in an organisation, and knows which of them were met.</summary>
internal sealed class FaultBench(Stage stage)
{
    /// <summary>The kinds that a step may arm; stale reads are part of the organisation.</summary>
    public static readonly IReadOnlyList<FaultKind> Armable = [FaultKind.Throttled, FaultKind.Deadlock, FaultKind.SqlTimeout, FaultKind.TimeoutAfterEffect, FaultKind.CustomizationLock];

    private static readonly string?[] Messages = [null, null, "Update", "RetrieveMultiple", "Create", "Upsert"];
    private static readonly string?[] Tables = [null, null, "contact", "lead", Names.CustomerProfile.Table, Names.AlternateKey.Table, Names.Run.Table, Names.Batch.Table, Names.Issue.Table, Names.SourceTable.Table];

    private readonly List<(FaultKind Kind, FaultRule Rule)> armed = [];
    private readonly List<(DateTime At, TimeSpan By)> delays = [];
    private readonly HashSet<FaultKind> met = [];
    private DateTime invisibleUntil;

    /// <summary>The kinds that were met so far.</summary>
    public IReadOnlySet<FaultKind> Met
    {
        get
        {
            met.UnionWith(armed.Where(pair => pair.Rule.Struck > 0).Select(pair => pair.Kind));
            return met;
        }
    }

    /// <summary>Arms a fault until it is disarmed.</summary>
    public void Arm(FaultKind kind, SeededRandom random)
    {
        var rule = kind switch
        {
            FaultKind.Throttled => Failing(random, () => PlatformFaults.Throttled(TimeSpan.FromSeconds(30))),
            FaultKind.Deadlock => Failing(random, PlatformFaults.Deadlock),
            FaultKind.SqlTimeout => Failing(random, PlatformFaults.SqlTimeout),
            FaultKind.TimeoutAfterEffect => Failing(random, PlatformFaults.SqlTimeout, beforeEffect: false),
            FaultKind.CustomizationLock => Failing(random, PlatformFaults.CustomizationLock),
            _ => throw new NotSupportedException(kind.ToString()),
        };
        Add(kind, rule);
    }

    /// <summary>Takes all faults away.</summary>
    public void Disarm()
    {
        _ = Met;
        armed.ForEach(pair => stage.Organization.Faults.Remove(pair.Rule));
        armed.Clear();
    }

    /// <summary>Notes that rows were created which are not visible yet, where reads are stale.</summary>
    public void RowsCreated() => invisibleUntil = stage.Organization.Clock.UtcNow + stage.Settings.VisibilityDelay;

    /// <summary>Notes that jobs run now.</summary>
    public void JobsRun()
    {
        if (stage.Organization.Clock.UtcNow < invisibleUntil && stage.Organization.Async.PendingCount > 0)
        {
            _ = met.Add(FaultKind.StaleReads);
        }
    }

    /// <summary>By how much faults delayed what went on between two moments.</summary>
    public TimeSpan DelayBetween(DateTime start, DateTime end)
    {
        return new TimeSpan(delays.Where(delay => delay.At >= start && delay.At <= end).Sum(delay => delay.By.Ticks));
    }

    private static FaultRule Failing(SeededRandom random, Func<Exception> fault, bool beforeEffect = true) => new()
    {
        Message = random.Pick(Messages),
        Table = random.Pick(Tables),
        OfJobs = true,
        Probability = random.Pick([0.02, 0.1, 0.4]),
        Times = 1 + random.Next(20),
        BeforeEffect = beforeEffect,
        Fault = fault,
    };

    private void Add(FaultKind kind, FaultRule rule) => armed.Add((kind, stage.Organization.Faults.Add(rule)));
}
