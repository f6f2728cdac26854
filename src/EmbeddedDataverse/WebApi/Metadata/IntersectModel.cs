namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>The table that makes a relationship between many and many, seen from one of the two.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Own">The column with the ids of this table's rows.</param>
/// <param name="Other">The column with the ids of the rows at the other end.</param>
internal sealed record IntersectModel(string Table, string Own, string Other);
