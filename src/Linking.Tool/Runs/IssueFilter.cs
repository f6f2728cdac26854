namespace Linking.Tool.Runs;

/// <summary>Which issues to list.</summary>
/// <param name="Table">Logical name of the table; null for any.</param>
/// <param name="Code">Code; null for any.</param>
/// <param name="Closed">True to list closed ones too.</param>
internal sealed record IssueFilter(string? Table, string? Code, bool Closed);
