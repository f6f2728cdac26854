namespace EmbeddedDataverse.Storage.Querying;

/// <summary>A column of a query that aggregates: one to group by, or one that is summed up.</summary>
/// <param name="Source">The table of the query that it is read from.</param>
/// <param name="Column">The column.</param>
/// <param name="Expression">What is wanted of it.</param>
internal sealed record AggregateColumn(QuerySource Source, Column Column, XrmAttributeExpression Expression)
{
    /// <summary>The name in the result.</summary>
    public string Alias => Expression.Alias;

    public bool IsGroup => Expression.HasGroupBy;
}
