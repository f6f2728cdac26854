using Linking.Chaos.Histories;
using Linking.Tool.Generate;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Chaos.Faults;

/// <summary>Arms faults in an organisation, and knows which of them were met.</summary>
internal sealed class FaultBench(Stage stage)
{
    /// <summary>The kinds that a step may arm; stale reads are part of the organisation, and the others ways of a refresh.</summary>
    public static readonly IReadOnlyList<FaultKind> Armable = [.. Enum.GetValues<FaultKind>().Where(kind => kind < FaultKind.StaleKeys)];

    private readonly List<(FaultKind Kind, FaultRule Rule)> armed = [];
    private readonly List<UserPlugin> plugins = [];
    private readonly List<(DateTime At, TimeSpan By)> delays = [];
    private readonly HashSet<FaultKind> met = [];
    private readonly Dictionary<string, DateTime> staleUntil = [];
    private bool losesEvents;

    /// <summary>The kinds that were met so far.</summary>
    public IReadOnlySet<FaultKind> Met
    {
        get
        {
            met.UnionWith(armed.Where(pair => pair.Rule.Struck > 0).Select(pair => pair.Kind));
            met.UnionWith(plugins.Where(plugin => plugin.Struck > 0).Select(plugin => plugin.Kind));
            return met;
        }
    }

    /// <summary>Arms a fault until it is disarmed.</summary>
    public void Arm(FaultKind kind, SeededRandom random)
    {
        if (kind is FaultKind.PluginRejects or FaultKind.PluginChanges or FaultKind.PluginIsSlow)
        {
            var plugin = new UserPlugin(stage, kind, random);
            plugins.Add(plugin);
            plugin.Register();
            return;
        }

        if (kind == FaultKind.EventLost)
        {
            losesEvents = true;
            return;
        }

        var rule = FailingCalls.Make(kind, random) ?? new Happenings(stage).Make(kind, random);
        armed.Add((kind, stage.Organization.Faults.Add(rule)));
    }

    /// <summary>Notes that a fault was met which is no rule.</summary>
    public void Meet(FaultKind kind) => met.Add(kind);

    /// <summary>Whether the next event is to be lost.</summary>
    public bool LosesEvent(SeededRandom random) => losesEvents && random.Chance(0.5);

    /// <summary>Takes all faults away.</summary>
    public void Disarm()
    {
        _ = Met;
        armed.ForEach(pair => stage.Organization.Faults.Remove(pair.Rule));
        armed.Clear();
        plugins.ForEach(plugin => plugin.Unregister());
        plugins.Clear();
        losesEvents = false;
    }

    /// <summary>Moves the clock as a slow call does.</summary>
    public void Delay(TimeSpan by)
    {
        stage.Organization.Clock.Advance(by);
        delays.Add((stage.Organization.Clock.UtcNow, by));
    }

    /// <summary>By how much faults delayed what went on between two moments.</summary>
    public TimeSpan DelayBetween(DateTime start, DateTime end)
    {
        return new TimeSpan(delays.Where(delay => delay.At >= start && delay.At <= end).Sum(delay => delay.By.Ticks));
    }

    /// <summary>Notes that rows were written which are not read so yet, where reads are stale.</summary>
    public void RowsWritten(string table) => staleUntil[table] = stage.Organization.Clock.UtcNow + stage.Settings.VisibilityDelay;

    /// <summary>Notes that jobs run now.</summary>
    public void JobsRun()
    {
        if (stage.Organization.Async.PendingCount == 0)
        {
            return;
        }

        foreach (var (table, kind) in new[] { (Names.AlternateKey.Table, FaultKind.StaleKeys), (Names.CustomerProfile.Table, FaultKind.StaleProfiles) })
        {
            if (stage.Organization.Clock.UtcNow < staleUntil.GetValueOrDefault(table))
            {
                Meet(kind);
            }
        }
    }
}
