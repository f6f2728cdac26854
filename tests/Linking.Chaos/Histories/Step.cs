namespace Linking.Chaos.Histories;

/// <summary>
/// One step of a history. What it does follows from its seed and from how things stand, so that a history from which steps are left out
/// is one too.
/// </summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Seed">Its seed.</param>
internal sealed record Step(int Number, StepKind Kind, long Seed);
