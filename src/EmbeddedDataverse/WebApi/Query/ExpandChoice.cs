using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Related rows that a request wants with its rows.</summary>
/// <param name="Navigation">How they are related.</param>
/// <param name="Choice">What of them is wanted.</param>
/// <param name="Filter">Which of a collection.</param>
/// <param name="OrderBy">In which order.</param>
/// <param name="Top">How many at most.</param>
internal sealed record ExpandChoice(NavigationModel Navigation, ColumnChoice Choice, FilterClause? Filter, OrderByClause? OrderBy, long? Top);
