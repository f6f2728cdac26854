namespace Linking.Tool.Input.New;

/// <summary>What the keys and rows of a folder say about one data source and table.</summary>
/// <param name="DataSource">As the keys name it.</param>
/// <param name="EntityName">As the keys name it.</param>
/// <param name="Keys">How many keys name it.</param>
/// <param name="Table">The table whose rows they name; null when no rows do.</param>
/// <param name="Found">How many of the keys that were looked up are rows of that table.</param>
/// <param name="LookedUp">How many keys were looked up.</param>
internal sealed record SourceTableGuess(string DataSource, string EntityName, long Keys, TableShape? Table, int Found, int LookedUp);
