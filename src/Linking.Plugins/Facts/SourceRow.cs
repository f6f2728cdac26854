using System;

namespace Linking.Plugins.Facts;

/// <summary>A source row with its link as it is now.</summary>
/// <param name="Id">The row.</param>
/// <param name="LinkedTo">The profile in the lookup; null when empty, or when the table has no lookup yet.</param>
/// <param name="Version">The version of the row that was read; null where the table keeps none.</param>
internal readonly record struct SourceRow(Guid Id, Guid? LinkedTo, string? Version);
