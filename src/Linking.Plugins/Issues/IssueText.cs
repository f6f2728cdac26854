namespace Linking.Plugins.Issues;

/// <summary>The words of an issue: what is wrong, and what to do.</summary>
internal sealed record IssueText(string Message, string Remedy);
