using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Embedded;
using Linking.Benchmarks.Overhead;
using Linking.Benchmarks.Refreshes;
using Linking.Benchmarks.Rivals;
using Linking.Benchmarks.Scale;

namespace Linking.Benchmarks.Reporting;

/// <summary>Everything that one execution of the benchmarks measured.</summary>
/// <param name="Rows">Source rows of the counted organisations.</param>
/// <param name="Counts">Requests by kind.</param>
/// <param name="Overhead">Runs against the bare loop of their calls.</param>
/// <param name="Rivals">The product against what people build instead.</param>
/// <param name="Growth">Runs over more and more keys of which nothing changed.</param>
/// <param name="FirstRuns">First full runs with more and more workers.</param>
/// <param name="Reruns">Runs in which nothing changed, with more and more workers.</param>
/// <param name="Costs">What calls were assumed to cost.</param>
internal sealed record Results(
    int Rows,
    IReadOnlyList<Measurement> Counts,
    IReadOnlyList<OverheadResult> Overhead,
    IReadOnlyList<RivalResult> Rivals,
    IReadOnlyList<GrowthResult> Growth,
    IReadOnlyList<SimulatedResult> FirstRuns,
    IReadOnlyList<SimulatedResult> Reruns,
    CostTable Costs)
{
    /// <summary>The embedded Dataverse against the database under it.</summary>
    public IReadOnlyList<EmbeddedRatio> Embedded { get; init; } = [];

    /// <summary>Refreshes of Customer Insights that change nothing.</summary>
    public IReadOnlyList<RefreshResult> Refreshes { get; init; } = [];

    /// <summary>Events in an organisation with many open issues.</summary>
    public required OpenIssuesResult OpenIssues { get; init; }
}
