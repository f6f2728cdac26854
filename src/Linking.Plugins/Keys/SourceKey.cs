namespace Linking.Plugins.Keys;

/// <summary>One key of a source row as a key source states it: where the row comes from, and its primary key as text.</summary>
/// <param name="Pair">Data source and table name.</param>
/// <param name="Value">The primary key, as written.</param>
internal readonly record struct SourceKey(SourcePair Pair, string Value);
