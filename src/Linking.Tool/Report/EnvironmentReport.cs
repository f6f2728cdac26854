namespace Linking.Tool.Report;

/// <summary>Whether the environment as a whole can be linked.</summary>
internal sealed record EnvironmentReport(TableStatus Status, IReadOnlyList<Reason> Reasons);
