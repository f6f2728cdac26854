namespace Linking.Plugins.Requirements;

/// <summary>A condition for linking that does not hold.</summary>
/// <param name="Code">Which condition.</param>
/// <param name="Sentence">The condition, as a sentence.</param>
/// <param name="Found">What was found.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record UnmetRequirement(RequirementCode Code, string Sentence, string Found, string Expected, string Remedy);
