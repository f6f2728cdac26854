using Linking.Benchmarks.Overhead;

namespace Linking.Benchmarks.Scale;

/// <summary>Runs over up to ten million keys that are worked out on the fly.</summary>
/// <param name="costs">What calls are assumed to cost.</param>
/// <param name="most">The most keys.</param>
internal sealed class ScaleBenchmark(CostTable costs, long most)
{
    private const int CallsBetweenLooks = 200;

    private static readonly int[] Workers = [1, 4, 16, 64];

    /// <summary>Time and memory of a run in which nothing changed.</summary>
    public IReadOnlyList<GrowthResult> Growth()
    {
        // The first run compiles the code and does not count.
        SimulatedRun.Execute(100_000, linked: true, 1, costs);
        return [.. new long[] { 100_000, 1_000_000, 10_000_000 }.Where(count => count <= most).Select(Measure)];
    }

    /// <summary>First full runs, every row of which is written.</summary>
    public IReadOnlyList<SimulatedResult> FirstRuns() => [.. Workers.Select(workers => SimulatedRun.Execute(most, linked: false, workers, costs))];

    /// <summary>Runs in which nothing changed.</summary>
    public IReadOnlyList<SimulatedResult> Reruns() => [.. Workers.Select(workers => SimulatedRun.Execute(most, linked: true, workers, costs))];

    private GrowthResult Measure(long count)
    {
        SimulatedResult? run = null;
        var time = ProcessorTime.Of(() => run = SimulatedRun.Execute(count, linked: true, 1, costs));
        var memory = new MemoryWatch(CallsBetweenLooks * (int)Math.Max(1, count / 1_000_000));
        SimulatedRun.Execute(count, linked: true, 1, costs, memory);
        return new GrowthResult(run!, time, memory.Peak);
    }
}
