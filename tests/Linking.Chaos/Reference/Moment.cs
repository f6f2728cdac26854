namespace Linking.Chaos.Reference;

/// <summary>What the tables say from one change to the next.</summary>
/// <param name="Number">Moments are numbered from 0.</param>
/// <param name="At">When it begins (UTC).</param>
/// <param name="Rules">What the rules make of it.</param>
internal sealed record Moment(int Number, DateTime At, Rules Rules);
