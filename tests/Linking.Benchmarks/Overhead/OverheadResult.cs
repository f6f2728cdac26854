namespace Linking.Benchmarks.Overhead;

/// <summary>Pairs of a run and the bare loop of its calls, with a bare join in memory beside each.</summary>
internal sealed record OverheadResult(
    string Name,
    int Rows,
    int Calls,
    IReadOnlyList<ProcessorTime> Engine,
    IReadOnlyList<ProcessorTime> Bare,
    IReadOnlyList<ProcessorTime> Join)
{
    private IEnumerable<double> Ratios => Engine.Zip(Bare, (engine, bare) => engine.Processor / bare.Processor);

    /// <summary>By how much more processor time the run takes than the bare loop; 0.1 is a tenth more. The median of the pairs.</summary>
    public double Processor => ProcessorTime.Median(Ratios) - 1;

    /// <summary>How far the pairs lie apart: the distance between their quartiles, as a share of the median.</summary>
    public double Spread
    {
        get
        {
            var sorted = Ratios.Order().ToList();
            return (sorted[sorted.Count * 3 / 4] - sorted[sorted.Count / 4]) / ProcessorTime.Median(sorted);
        }
    }

    /// <summary>Bytes that the engine allocates for each row beyond what the bare loop does.</summary>
    public double OwnBytes => ProcessorTime.Median(Engine.Zip(Bare, (engine, bare) => (double)(engine.Allocated - bare.Allocated))) / Rows;

    /// <summary>The engine's own processor time, without that of the bare loop, as times that of the join in memory.</summary>
    public double OwnTime =>
        ProcessorTime.Median(Engine.Zip(Bare, (engine, bare) => (engine.Processor - bare.Processor).TotalMicroseconds))
            / ProcessorTime.Median(Join.Select(join => join.Processor.TotalMicroseconds));
}
