namespace Linking.Tool.Report;

/// <summary>What one unification led to.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Environment">Requirements of the environment.</param>
/// <param name="SourceTables">By data source and table.</param>
/// <param name="IssuesByCode">Open issues after the unification.</param>
/// <param name="Requests">All requests of the product, by message.</param>
/// <param name="Elapsed">Real time from the first write of the unification to the last of linking.</param>
internal sealed record UnificationReport(
    int Number,
    EnvironmentReport Environment,
    IReadOnlyList<SourceTableReport> SourceTables,
    IReadOnlyDictionary<string, long> IssuesByCode,
    IReadOnlyDictionary<string, long> Requests,
    TimeSpan Elapsed);
