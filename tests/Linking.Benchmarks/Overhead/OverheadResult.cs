namespace Linking.Benchmarks.Overhead;

/// <summary>Pairs of a run and the bare loop of its calls.</summary>
internal sealed record OverheadResult(string Name, int Rows, int Calls, IReadOnlyList<ProcessorTime> Engine, IReadOnlyList<ProcessorTime> Bare)
{
    /// <summary>By how much more processor time the run takes than the bare loop; 0.1 is a tenth more. The median of the pairs.</summary>
    public double Processor => Ratio(time => time.Processor.TotalMilliseconds);

    /// <summary>The same of allocated memory.</summary>
    public double Allocated => Ratio(time => time.Allocated);

    private double Ratio(Func<ProcessorTime, double> value) => ProcessorTime.Median(Engine.Zip(Bare, (engine, bare) => value(engine) / value(bare))) - 1;
}
