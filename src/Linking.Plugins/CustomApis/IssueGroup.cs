namespace Linking.Plugins.CustomApis;

/// <summary>Open issues of one kind about rows of one table.</summary>
internal sealed record IssueGroup(string Code, string Table, int Count);
