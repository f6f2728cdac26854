namespace EmbeddedDataverse.Storage.Querying;

/// <summary>What FetchXML can say of a query and a QueryExpression cannot.</summary>
internal sealed class QueryTraits
{
    /// <summary>The most rows that the platform aggregates.</summary>
    public const int LargestAggregate = 50_000;

    /// <summary>The traits of a query that was made as a QueryExpression.</summary>
    public static readonly QueryTraits None = new();

    /// <summary>The counted columns of which each value counts once.</summary>
    public HashSet<XrmAttributeExpression> DistinctCounts { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>The most rows that may be aggregated.</summary>
    public int AggregateLimit { get; init; } = LargestAggregate;

    /// <summary>Whether choices sort by their numbers instead of their labels.</summary>
    public bool SortsChoicesByNumber { get; init; }

    /// <summary>Whether a column may be compared with one of another table of the query, written as alias.column.</summary>
    public bool ComparesAcrossTables { get; init; }
}
