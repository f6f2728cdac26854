using Linking.Plugins.Planning;

namespace Linking.Plugins.Runs;

/// <summary>A row as it ended, with what the platform said when it refused a write.</summary>
internal sealed record AppliedRow(PlannedRow Row, string Failure = "");
