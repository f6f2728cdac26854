namespace Linking.Tool.Generate;

/// <summary>A generated row of a source table, as its keys name it.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Key">Its id in one of the formats a GUID is written in.</param>
/// <param name="Listed">False when no alternate key row of its own names it: a deduplicated row that only the key ring or the profile names.</param>
internal sealed record SourceRow(UnifiedTable Table, string Key, bool Listed);
