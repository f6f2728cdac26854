namespace Linking.Tool.Report;

/// <summary>A requirement that is not met.</summary>
/// <param name="Requirement">Its code.</param>
/// <param name="Found">What is.</param>
/// <param name="Expected">What should be.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Sentence">All of it as a sentence to show.</param>
internal sealed record Reason(string Requirement, string Found, string Expected, string Remedy, string Sentence);
