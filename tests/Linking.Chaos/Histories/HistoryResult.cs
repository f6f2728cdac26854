using Linking.Chaos.Faults;

namespace Linking.Chaos.Histories;

/// <summary>How a history ended.</summary>
/// <param name="Divergence">What went wrong; null when nothing did.</param>
/// <param name="Story">What happened, step by step.</param>
/// <param name="Met">The faults that it met.</param>
internal sealed record HistoryResult(DivergenceException? Divergence, IReadOnlyList<string> Story, IReadOnlySet<FaultKind> Met);
