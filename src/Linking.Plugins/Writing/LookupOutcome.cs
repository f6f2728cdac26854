using Linking.Plugins.Schema;

namespace Linking.Plugins.Writing;

/// <summary>What came of the attempt to add the lookup: the table as it is now, and why it has none, if so.</summary>
internal sealed record LookupOutcome(TableShape Table, string? Refusal);
