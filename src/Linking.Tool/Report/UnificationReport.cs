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
    TimeSpan Elapsed)
{
    /// <summary>
    /// The unification as a whole: what kept the environment from being linked, else the worst of the tables that are linked and of the issues.
    /// </summary>
    public TableStatus Status => Environment.Status != TableStatus.Successful
        ? Environment.Status
        : IssuesByCode.Values.Sum() > 0 && Worst == TableStatus.Successful ? TableStatus.CompletedWithIssues : Worst;

    private TableStatus Worst =>
        SourceTables.Where(table => table.Status != TableStatus.Skipped).Select(table => table.Status).DefaultIfEmpty(TableStatus.Skipped).MaxBy(Rank);

    private static int Rank(TableStatus status) => status switch
    {
        TableStatus.Failed => 3,
        TableStatus.StoppedByGuard => 2,
        TableStatus.CompletedWithIssues => 1,
        _ => 0,
    };
}
