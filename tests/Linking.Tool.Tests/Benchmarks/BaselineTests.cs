using Linking.Benchmarks.Counting;

namespace Linking.Tool.Tests.Benchmarks;

/// <summary>Holds the counts of requests: none rises unnoticed.</summary>
public class BaselineTests
{
    [Fact]
    public void No_count_of_requests_is_higher_than_in_the_baseline()
    {
        // Where a rise is meant, `dotnet run --project tests/Linking.Benchmarks -c Release -- --baseline` agrees to it, and the change shows it.
        Assert.Empty(Baseline.Rises(Baseline.Read(), Baseline.Count()));
    }

    [Fact]
    public void Every_kind_of_request_that_rises_is_named()
    {
        var before = new Measurement("run", 10, Reads: 5, Writes: 4, Written: 4, Records: 3, Others: 2);
        Assert.Empty(Baseline.Rises([before], [before with { Reads = 4 }]));
        Assert.Equal(
            ["run: 6 reads, in the baseline 5", "run: 5 writes, in the baseline 4", "run: 4 records, in the baseline 3", "run: 3 others, in the baseline 2"],
            Baseline.Rises([before], [before with { Reads = 6, Writes = 5, Records = 4, Others = 3 }]));
        Assert.Empty(Baseline.Rises([before with { Reads = 100 }], [before with { Reads = 102 }]));
        Assert.NotEmpty(Baseline.Rises([before with { Reads = 100 }], [before with { Reads = 103 }]));
        Assert.Equal(["other: not in the baseline"], Baseline.Rises([before], [before with { Name = "other" }]));
    }
}
