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

    public bool Linked => Record is { Linked: true };

    /// <summary>Logical name of the table whose rows the pair's keys name.</summary>
    public string LogicalName => Record?.LogicalName ?? EntityName.ToLowerInvariant();

    public long Keys { get; set; }

    public ChangeCounts Counts { get; } = new();

    /// <summary>The pair as the report shows it.</summary>
    /// <param name="environment">Skipped there means skipped here.</param>
    /// <param name="requests">Requests that named the table, by message.</param>
    public SourceTableReport Report(EnvironmentReport environment, IReadOnlyDictionary<string, long> requests)
    {
        var status = (environment.Status, Linked, Counts[Change.Issue]) switch
        {
            (TableStatus.Skipped, _, _) or (_, false, _) => TableStatus.Skipped,
            (_, _, > 0) => TableStatus.CompletedWithIssues,
            _ => TableStatus.Successful,
        };
        return new SourceTableReport(DataSource, EntityName, status, Keys, Counts, requests, Record?.Reasons ?? []);
    }
}
