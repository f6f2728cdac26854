using EmbeddedDataverse;
using Linking.Tool.Generate;

namespace Linking.Chaos.Histories;

/// <summary>What a history begins with, drawn from its seed.</summary>
internal sealed record HistorySettings
{
    /// <summary>Whether no fault is met and nothing runs half: then the links of every period are judged exactly.</summary>
    public required bool IsCalm { get; init; }

    public required bool IsElastic { get; init; }

    /// <summary>Whether elastic tables tell upper from lower case.</summary>
    public required bool IsCaseSensitive { get; init; }

    /// <summary>Which of a few templates the organisation is copied from: decides the order of unordered reads and of jobs.</summary>
    public required int Shuffle { get; init; }

    /// <summary>How long new rows of elastic tables stay invisible.</summary>
    public required TimeSpan VisibilityDelay { get; init; }

    /// <summary>What a call costs; zero for nothing.</summary>
    public required TimeSpan CallCost { get; init; }

    /// <summary>How many jobs run side by side.</summary>
    public required int Workers { get; init; }

    /// <summary>Whether these jobs take turns at each call.</summary>
    public required bool Interleaves { get; init; }

    /// <summary>Whether a second data source feeds contacts too.</summary>
    public required bool HasSecondSource { get; init; }

    /// <summary>The rank of that source.</summary>
    public required int SecondRank { get; init; }

    /// <summary>Whether customers are written in different forms in profiles and keys.</summary>
    public required bool MixesForms { get; init; }

    public required int Contacts { get; init; }

    public required int Leads { get; init; }

    /// <summary>Whether something is in the tables before the product is installed.</summary>
    public required bool HasPast { get; init; }

    /// <summary>How long the tables have to be quiet before a second look.</summary>
    public required TimeSpan Settling { get; init; }

    /// <summary>Whether a full run has the last word.</summary>
    public required bool EndsWithRun { get; init; }

    public required bool AutomaticRuns { get; init; }

    public required bool UsesUpdateMultiple { get; init; }

    /// <summary>Links that may be cleared without a question.</summary>
    public required int GuardSmallest { get; init; }

    /// <summary>Rows that a batch is meant for: mostly so few that a run of a handful of rows has many batches.</summary>
    public int BatchRows => Shuffle == 0 ? 100_000 : 1;

    public static HistorySettings Draw(SeededRandom random)
    {
        var calm = random.Chance(0.35);
        var elastic = random.Chance(0.7);
        var usesUpdateMultiple = !calm && random.Chance(0.15);
        return new HistorySettings
        {
            IsCalm = calm,
            IsElastic = elastic,
            IsCaseSensitive = random.Chance(0.6),
            Shuffle = random.Next(Templates.Shuffles),
            VisibilityDelay = !calm && elastic && random.Chance(0.3) ? TimeSpan.FromSeconds(random.Pick([5, 60, 300])) : TimeSpan.Zero,
            CallCost = TimeSpan.FromMilliseconds(calm ? random.Pick([0, 20]) : random.Pick([0, 20, 50, 400])),
            Workers = random.Pick([1, 1, 2, 4]),
            Interleaves = random.Chance(0.5),
            HasSecondSource = random.Chance(0.4),
            SecondRank = random.Pick([0, 0, 5]),
            MixesForms = random.Chance(0.4),
            Contacts = 3 + random.Next(4),
            Leads = random.Next(3),
            HasPast = random.Chance(0.2),
            Settling = TimeSpan.FromMinutes(calm ? random.Pick([30, 30, 5]) : random.Pick([0, 5, 30])),

            // UpdateMultiple compares no versions, so that a job may write what another one has overtaken.
            EndsWithRun = usesUpdateMultiple || random.Chance(0.62),
            AutomaticRuns = !calm && random.Chance(0.3),
            UsesUpdateMultiple = usesUpdateMultiple,
            GuardSmallest = !calm && random.Chance(0.2) ? 1 : 500,
        };
    }

    /// <summary>The options of the organisation.</summary>
    public OrganizationOptions ToOptions(Organization template, long seed) => new()
    {
        Template = template,
        OrganizationId = new SeededRandom(seed ^ 0x5EED).NextGuid(),
        Seed = unchecked((int)seed),
        StartTime = Templates.Start + TimeSpan.FromHours(1),
        ElasticVisibilityDelay = VisibilityDelay,
        Costs = CallCost == TimeSpan.Zero ? null : new CallCosts { Read = CallCost, Write = CallCost * 2, Other = CallCost * 2, PerRowWritten = CallCost / 10 },
        PluginTraces = PluginTraceSetting.Off,
        RunsAfterKill = (int)(seed & 1),
    };
}
