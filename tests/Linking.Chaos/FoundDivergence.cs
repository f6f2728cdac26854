namespace Linking.Chaos;

/// <summary>A history that diverged.</summary>
/// <param name="Seed">Its seed.</param>
/// <param name="Kind">Which promise was broken, in a word.</param>
/// <param name="Message">What was found and what was expected.</param>
/// <param name="Steps">The steps that suffice to show it.</param>
/// <param name="Story">What happened in these.</param>
internal sealed record FoundDivergence(long Seed, string Kind, string Message, IReadOnlyList<int> Steps, IReadOnlyList<string> Story);
