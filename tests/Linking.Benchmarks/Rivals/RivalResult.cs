using Linking.Benchmarks.Counting;
using Linking.Benchmarks.Overhead;

namespace Linking.Benchmarks.Rivals;

/// <summary>One way of linking: what it takes when every row gets its link, and again when nothing changed.</summary>
internal sealed record RivalResult(string Name, Measurement First, ProcessorTime FirstTime, Measurement Again, ProcessorTime AgainTime);
