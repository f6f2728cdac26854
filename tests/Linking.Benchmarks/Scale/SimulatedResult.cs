namespace Linking.Benchmarks.Scale;

/// <summary>What a run on virtual workers came to.</summary>
/// <param name="Rows">Keys.</param>
/// <param name="Workers">Workers.</param>
/// <param name="Elapsed">Virtual time from the request to the end.</param>
/// <param name="Busy">Virtual time that workers worked, all together.</param>
/// <param name="Jobs">Executions.</param>
/// <param name="Waits">How often a batch waited for cpl_ProcessNext.</param>
/// <param name="Calls">Service calls by kind.</param>
/// <param name="Reads">Reads by what they are for.</param>
internal sealed record SimulatedResult(long Rows, int Workers, TimeSpan Elapsed, TimeSpan Busy, int Jobs, int Waits, IReadOnlyDictionary<CallKind, long> Calls,
    IReadOnlyDictionary<string, long> Reads)
{
    /// <summary>Virtual time that all workers together waited for their first batch.</summary>
    public TimeSpan IdleAtStart { get; init; }

    /// <summary>Virtual time that they waited between batches.</summary>
    public TimeSpan IdleBetween { get; init; }

    /// <summary>Virtual time that they had no batch any more while others still worked.</summary>
    public TimeSpan IdleAtEnd { get; init; }

    /// <summary>The efficiency that would be left if nothing but the start kept workers waiting.</summary>
    public double BestAfterStart => Busy / (Busy + IdleAtStart);

    /// <summary>What share of the time of all workers something takes.</summary>
    public double ShareOf(TimeSpan idle) => idle / (Workers * Elapsed);

    public double ReadsPerThousand => 1000.0 * Calls.GetValueOrDefault(CallKind.Read) / Rows;

    public double WritesPerThousand => 1000.0 * Calls.GetValueOrDefault(CallKind.RowWrite) / Rows;

    public double RecordsPerThousand => 1000.0 * Calls.GetValueOrDefault(CallKind.Write) / Rows;

    /// <summary>How well the workers are used, against one worker: 1 is best.</summary>
    public double EfficiencyAgainst(SimulatedResult one) => one.Elapsed / (Workers * Elapsed);
}
