using Linking.Benchmarks.Overhead;

namespace Linking.Benchmarks.Scale;

/// <summary>What a run over so many keys took.</summary>
/// <param name="Run">The run.</param>
/// <param name="Time">Its processor time, and what it allocated.</param>
/// <param name="Peak">The most memory in use beyond what there was before it, in bytes.</param>
internal sealed record GrowthResult(SimulatedResult Run, ProcessorTime Time, long Peak);
