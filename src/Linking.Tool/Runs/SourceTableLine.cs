using Linking.Tool.Report;

namespace Linking.Tool.Runs;

/// <summary>A source table as it stands.</summary>
/// <param name="DataSource">Name of the data source in the keys.</param>
/// <param name="EntityName">Name of the table in the keys.</param>
/// <param name="Table">Logical name.</param>
/// <param name="State">Linking, Skipped or Not checked.</param>
/// <param name="Unmet">Requirements that are not met.</param>
/// <param name="LatestFullRun">What the latest full run counted for the table; null when none has looked at it.</param>
internal sealed record SourceTableLine(string DataSource, string EntityName, string Table, string State, IReadOnlyList<Reason> Unmet, CountLine? LatestFullRun);
