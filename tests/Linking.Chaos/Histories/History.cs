using Linking.Tool.Generate;

namespace Linking.Chaos.Histories;

/// <summary>A history as its seed gives it: what it begins with, and its steps.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Settings">What it begins with.</param>
/// <param name="Steps">The steps in order.</param>
internal sealed record History(long Seed, HistorySettings Settings, IReadOnlyList<Step> Steps)
{
    private static readonly StepKind[] Calm =
    [
        StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Unify,
        StepKind.Refresh, StepKind.Refresh, StepKind.Refresh, StepKind.Rows, StepKind.Sources, StepKind.Run, StepKind.Run,
    ];

    private static readonly StepKind[] Causes =
    [
        StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Refresh, StepKind.Rows, StepKind.Sources, StepKind.Run, StepKind.Run,
    ];

    public static History Of(long seed)
    {
        // Neighbouring seeds begin far apart.
        var random = new SeededRandom(unchecked((long)new SeededRandom(seed).NextBits()));
        var settings = HistorySettings.Draw(random);
        var kinds = settings.IsCalm
            ? Enumerable.Range(0, 3 + random.Next(4)).Select(_ => random.Pick(Calm))
            : Enumerable.Range(0, 2 + random.Next(2)).SelectMany(_ => Round(random));
        var steps = kinds.Prepend(StepKind.Unify).Select((kind, index) => new Step(index + 1, kind, unchecked((long)random.NextBits())));
        return new History(seed, settings, [.. steps]);
    }

    // Faults, what gives the product something to do, and the work they are met in.
    private static List<StepKind> Round(SeededRandom random)
    {
        var kinds = new List<StepKind>();
        kinds.AddRange(Enumerable.Repeat(StepKind.Arm, 1 + random.Next(3)));
        kinds.AddRange(Enumerable.Range(0, 1 + random.Next(3)).Select(_ => random.Pick(Causes)));
        kinds.AddRange(Enumerable.Repeat(StepKind.Work, 1 + random.Next(3)));
        if (random.Chance(0.4))
        {
            kinds.Add(StepKind.Control);
            kinds.Add(StepKind.Work);
        }

        if (random.Chance(0.3))
        {
            kinds.Add(StepKind.Disarm);
        }

        return kinds;
    }
}
