namespace EmbeddedDataverse.Fetch;

/// <summary>What FetchXML asks for.</summary>
/// <param name="Query">The query.</param>
/// <param name="Traits">What of it a QueryExpression cannot say.</param>
internal sealed record FetchQuery(QueryExpression Query, QueryTraits Traits);
