namespace EmbeddedDataverse.Storage.Querying;

/// <summary>One column of the order of a query.</summary>
/// <param name="Sql">The expression.</param>
/// <param name="Descending">Whether greater values come first.</param>
/// <param name="IsStored">Whether a position in this order can be kept in a paging cookie.</param>
internal sealed record SortTerm(string Sql, bool Descending, bool IsStored = true);
