namespace Linking.Plugins.Requirements;

/// <summary>A source table whose rows are linked, as far as claims depend on it.</summary>
/// <param name="LogicalName">The Dataverse table.</param>
/// <param name="Rank">The rank of the source table.</param>
/// <param name="IsFirst">
/// Whether it goes before every other source table of that Dataverse table: by its rank and, where ranks are equal, by its name.
/// </param>
internal sealed record LinkedTable(string LogicalName, int Rank, bool IsFirst);
