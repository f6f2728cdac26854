namespace Linking.Client;

/// <summary>How the Web API names a table.</summary>
/// <param name="Table">Logical name.</param>
/// <param name="Set">Name of its set of rows.</param>
/// <param name="PrimaryId">The column with the id.</param>
/// <param name="PrimaryName">The column with the name; empty when it has none.</param>
/// <param name="IsElastic">Whether its rows live in the elastic store.</param>
internal sealed record TableAddress(string Table, string Set, string PrimaryId, string PrimaryName, bool IsElastic);
