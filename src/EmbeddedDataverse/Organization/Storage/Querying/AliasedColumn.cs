namespace EmbeddedDataverse.Storage.Querying;

/// <summary>A column that a query returns under a name of its own.</summary>
/// <param name="Source">The table of the query that it is read from.</param>
/// <param name="Column">The column.</param>
/// <param name="Key">The name in the result, such as <c>contact1.fullname</c>.</param>
internal sealed record AliasedColumn(QuerySource Source, Column Column, string Key);
