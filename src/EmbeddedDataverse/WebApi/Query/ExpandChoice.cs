using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Related rows that a request wants with its rows.</summary>
/// <param name="Navigation">How they are related.</param>
/// <param name="Choice">What of them is wanted.</param>
/// <param name="Filter">Which of a collection.</param>
/// <param name="OrderBy">In which order.</param>
/// <param name="Top">How many at most.</param>
/// <param name="Clause">What of them is wanted, as the address says it.</param>
internal sealed record ExpandChoice(
    NavigationModel Navigation,
    ColumnChoice Choice,
    FilterClause? Filter,
    OrderByClause? OrderBy,
    long? Top,
    SelectExpandClause? Clause)
{
    /// <summary>The query options of an address that asks for the same rows alone.</summary>
    public string Query()
    {
        var address = new ODataUri
        {
            ServiceRoot = new Uri("http://localhost/"),
            Path = new ODataPath(),
            SelectAndExpand = Clause,
            Filter = Filter,
            OrderBy = OrderBy,
        };
        return address.BuildUri(ODataUrlKeyDelimiter.Parentheses).Query;
    }
}
