using Linking.Plugins.Planning;

namespace Linking.Plugins.Linking;

/// <summary>A row as it ended, with what the platform said when it refused a write.</summary>
internal readonly record struct AppliedRow(PlannedRow Row, RowPart Part, string Failure = "");
