namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>A relationship as a navigation property of one of its two tables.</summary>
/// <param name="Name">The property's name.</param>
/// <param name="Table">The table at its other end.</param>
/// <param name="Lookup">The lookup that makes the relationship: on this table, or, for a collection, on the other one.</param>
/// <param name="IsCollection">Whether it leads to the rows that point here.</param>
internal sealed record NavigationModel(string Name, string Table, string Lookup, bool IsCollection)
{
    /// <summary>The relationship; null for lookups of the platform that have none.</summary>
    public Relationship? Relationship { get; init; }

    /// <summary>The table between the two, when the relationship is between many and many.</summary>
    public IntersectModel? Intersect { get; init; }
}
