using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>The query options of an address as a query of the organisation.</summary>
internal sealed class QueryOptions
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "$select", "$filter", "$orderby", "$top", "$count", "$expand", "$skiptoken",
        "tag", "partitionId", "$format" };

    public required ColumnChoice Choice { get; init; }

    public required QueryExpression Query { get; init; }

    public required bool Counts { get; init; }

    /// <summary>Reads the options that <c>$select</c>, <c>$filter</c> and the others give.</summary>
    public static QueryOptions Read(ServiceModel model, TableModel table, ODataUriParser parser)
    {
        foreach (var option in parser.CustomQueryOptions.Select(option => option.Key))
        {
            Refuse(option);
        }

        if (parser.ParseApply() is not null || parser.ParseSearch() is not null || parser.ParseSkip() is not null)
        {
            throw ApiError.NotSupported("$apply, $search or $skip");
        }

        var choice = ColumnChoice.Of(model, table, SelectAndExpand(parser));
        var query = new QueryExpression(table.Name) { ColumnSet = choice.ToColumnSet() };
        Apply(new FilterColumns(model, table, query.LinkEntities, parser.ParameterAliasNodes), query, parser.ParseFilter(), parser.ParseOrderBy());
        if (parser.ParseTop() is { } top)
        {
            query.TopCount = top is >= 1 and <= 5000 ? (int)top : throw ApiError.BadRequest("The value of $top must be from 1 to 5000.");
        }

        return new QueryOptions { Choice = choice, Query = query, Counts = parser.ParseCount() == true };
    }

    /// <summary>Adds a filter and an order to a query.</summary>
    public static void Apply(FilterColumns columns, QueryExpression query, FilterClause? filter, OrderByClause? order)
    {
        if (filter is not null)
        {
            new FilterTranslator(columns).Add(filter.Expression, query.Criteria);
        }

        for (var term = order; term is not null; term = term.ThenBy)
        {
            var (column, alias) = columns.Find(term.Expression);
            query.Orders.Add(alias is null
                ? new OrderExpression(column.Name, term.Direction == OrderByDirection.Descending ? OrderType.Descending : OrderType.Ascending)
                : throw ApiError.NotSupported("$orderby of a related row's column"));
        }
    }

    /// <summary>The parser of OData stumbles over some of what is no $expand, instead of refusing it.</summary>
    private static SelectExpandClause? SelectAndExpand(ODataUriParser parser)
    {
        try
        {
            return parser.ParseSelectAndExpand();
        }
        catch (Exception exception) when (exception is not (ODataException or OutOfMemoryException))
        {
            throw ApiError.BadRequest($"$select or $expand cannot be read: {exception.Message}");
        }
    }

    private static void Refuse(string? option)
    {
        if (option is "fetchXml" or "savedQuery" or "userQuery" or "$apply")
        {
            throw ApiError.NotSupported($"The query option {option}");
        }

        if (option is not null && option.StartsWith('$') && !Known.Contains(option))
        {
            throw ApiError.BadRequest($"The query parameter '{option}' is not supported.");
        }
    }
}
