using Linking.Tool.Installation;
using Linking.Tool.Report;

namespace Linking.Tool.Simulation;

/// <summary>Counts of one pair of data source and table.</summary>
/// <param name="dataSource">Name of the data source in the keys.</param>
/// <param name="entityName">Name of the table in the keys.</param>
internal sealed class PairTally(string dataSource, string entityName)
{
    public string DataSource { get; } = dataSource;

    public string EntityName { get; } = entityName;

    /// <summary>What the product recorded; null when it does not know the pair.</summary>
    public SourceTableRecord? Record { get; set; }

    /// <summary>True when the rows of the pair are linked.</summary>
    public bool Linked { get; set; }

    /// <summary>Logical name of the table whose rows the pair's keys name.</summary>
    public string LogicalName => Record?.LogicalName ?? EntityName.ToLowerInvariant();

    public long Keys { get; set; }

    public ChangeCounts Counts { get; } = new();

    /// <summary>The pair as the report shows it.</summary>
    /// <param name="requests">Requests that named the table, by message.</param>
    /// <param name="isStopped">Whether the guard stopped the run over the table.</param>
    public SourceTableReport Report(IReadOnlyDictionary<string, long> requests, bool isStopped)
    {
        var status = (Linked, isStopped, Counts[Change.Issue]) switch
        {
            (false, _, _) => TableStatus.Skipped,
            (_, true, _) => TableStatus.StoppedByGuard,
            (_, _, > 0) => TableStatus.CompletedWithIssues,
            _ => TableStatus.Successful,
        };
        return new SourceTableReport(DataSource, EntityName, status, Keys, Counts, requests, Record?.Reasons ?? []);
    }
}
