using System;

namespace Linking.Plugins.Links;

/// <summary>A source row with its link as it is now.</summary>
/// <param name="Id">The row.</param>
/// <param name="LinkedTo">The profile in the lookup; null when empty, or when the table has no lookup yet.</param>
/// <param name="ModifiedOn">When the row was last written (UTC).</param>
/// <param name="ModifiedBy">Who wrote it last.</param>
/// <param name="Version">The version of the row that was read; null where the table keeps none.</param>
internal sealed record SourceRow(Guid Id, Guid? LinkedTo, DateTime? ModifiedOn, Guid? ModifiedBy, string? Version);
