using Linking.Tool.Generate;

namespace Linking.Tool.Chaos.Histories;

/// <summary>A history as its seed gives it: what it begins with, and its steps.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Settings">What it begins with.</param>
/// <param name="Steps">The steps in order.</param>
internal sealed record History(long Seed, HistorySettings Settings, IReadOnlyList<Step> Steps)
{
    private static readonly StepKind[] Calm = [StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Rows, StepKind.Sources, StepKind.Run];

    private static readonly StepKind[] Rough =
    [
        StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Unify, StepKind.Work, StepKind.Work, StepKind.Work, StepKind.Work, StepKind.Arm, StepKind.Arm, StepKind.Arm,
        StepKind.Rows, StepKind.Sources, StepKind.Run, StepKind.Control, StepKind.Control, StepKind.Disarm,
    ];

    public static History Of(long seed)
    {
        // Neighbouring seeds begin far apart.
        var random = new SeededRandom(unchecked((long)new SeededRandom(seed).NextBits()));
        var settings = HistorySettings.Draw(random);
        var kinds = Enumerable.Range(0, settings.IsCalm ? 3 + random.Next(4) : 5 + random.Next(9)).Select(_ => random.Pick(settings.IsCalm ? Calm : Rough)).ToList();
        kinds.Insert(0, StepKind.Unify);
        return new History(seed, settings, [.. kinds.Select((kind, index) => new Step(index + 1, kind, unchecked((long)random.NextBits())))]);
    }
}
