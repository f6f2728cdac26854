using Linking.Plugins.RunRecords;

namespace Linking.Tool.Runs;

/// <summary>What to run.</summary>
/// <param name="Mode">What the run does.</param>
/// <param name="Tables">Logical names; empty for all source tables.</param>
/// <param name="RowId">The one row, of the one table, that the run is about; null for all.</param>
internal sealed record RunRequest(RunMode Mode, IReadOnlyList<string> Tables, Guid? RowId = null);
