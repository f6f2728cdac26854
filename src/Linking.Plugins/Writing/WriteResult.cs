using Linking.Plugins.Planning;

namespace Linking.Plugins.Writing;

/// <summary>What became of one planned write.</summary>
/// <param name="Row">The plan of the row.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Failure">What the platform said, when it refused.</param>
internal sealed record WriteResult(PlannedRow Row, WriteOutcome Outcome, string Failure = "");
