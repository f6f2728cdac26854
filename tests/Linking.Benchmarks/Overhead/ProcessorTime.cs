using System.Diagnostics;

namespace Linking.Benchmarks.Overhead;

/// <summary>What a piece of work took of the processor and of memory. Wall time would measure the neighbours on the same machine too.</summary>
/// <param name="Processor">Processor time of the whole process, which does nothing else meanwhile.</param>
/// <param name="Allocated">Bytes allocated.</param>
internal sealed record ProcessorTime(TimeSpan Processor, long Allocated)
{
    public static ProcessorTime Of(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return new ProcessorTime(process.TotalProcessorTime - before, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    /// <summary>The middle one of several values.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
