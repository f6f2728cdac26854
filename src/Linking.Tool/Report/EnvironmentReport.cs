namespace Linking.Tool.Report;

/// <summary>Whether the environment as a whole can be linked.</summary>
internal sealed record EnvironmentReport(TableStatus Status, IReadOnlyList<Reason> Reasons)
{
    /// <summary>The same with failures, if there are any.</summary>
    public EnvironmentReport With(IReadOnlyList<Reason> failures) =>
        failures.Count == 0 ? this : new EnvironmentReport(TableStatus.Failed, [.. failures, .. Reasons]);
}
