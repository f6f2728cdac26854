namespace Linking.Plugins.Runs;

/// <summary>The words of an issue: what is wrong, and what to do.</summary>
internal sealed record IssueText(string Message, string Remedy);
