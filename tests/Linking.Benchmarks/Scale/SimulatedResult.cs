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
internal sealed record SimulatedResult(long Rows, int Workers, TimeSpan Elapsed, TimeSpan Busy, int Jobs, int Waits, IReadOnlyDictionary<CallKind, long> Calls, IReadOnlyDictionary<string, long> Reads)
{
    public double ReadsPerThousand => 1000.0 * Calls.GetValueOrDefault(CallKind.Read) / Rows;

    public double WritesPerThousand => 1000.0 * Calls.GetValueOrDefault(CallKind.RowWrite) / Rows;

    public double RecordsPerThousand => 1000.0 * Calls.GetValueOrDefault(CallKind.Write) / Rows;

    /// <summary>How well the workers are used, against one worker: 1 is best.</summary>
    public double EfficiencyAgainst(SimulatedResult one) => one.Elapsed / (Workers * Elapsed);
}
