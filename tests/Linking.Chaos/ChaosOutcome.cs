using Linking.Chaos.Faults;

namespace Linking.Chaos;

/// <summary>What became of all histories.</summary>
/// <param name="Histories">How many were played.</param>
/// <param name="Met">How many met each kind of fault.</param>
/// <param name="Divergences">Those that diverged, by seed.</param>
internal sealed record ChaosOutcome(int Histories, IReadOnlyDictionary<FaultKind, int> Met, IReadOnlyList<FoundDivergence> Divergences);
