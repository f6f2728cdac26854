using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using Microsoft.OData.UriParser;
using Microsoft.OData.UriParser.Aggregation;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Answers requests with <c>$apply</c>: filter, groupby and aggregate, as a query that aggregates.</summary>
internal sealed class ApplyQueries(ApiContext context, TableModel table, ODataUriParser parser)
{
    private static readonly string[] Known = ["$apply", "$orderby", "$top", "$skiptoken", "tag"];

    private readonly QueryExpression query = new(table.Name) { ColumnSet = new ColumnSet() };

    public ApiResponse Many(ApplyClause apply, FilterExpression? narrow)
    {
        RequireKnown();
        var columns = new FilterColumns(context.Model, table, query.LinkEntities, parser.ParameterAliasNodes);
        foreach (var transformation in apply.Transformations)
        {
            Add(transformation, columns);
        }

        if (query.ColumnSet.AttributeExpressions.Count == 0 && !HasExpressions(query.LinkEntities))
        {
            throw ApiError.NotSupported("$apply without groupby or aggregate");
        }

        if (narrow is not null)
        {
            query.Criteria = new FilterExpression { Filters = { narrow, query.Criteria } };
        }

        Order(columns);
        var page = Read();
        var body = new JsonObject { ["@odata.context"] = context.ContextOf(table.SetName), ["value"] = new AliasedRowWriter(context).Write(table, page) };
        if (page.MoreRecords)
        {
            body["@odata.nextLink"] = PageToken.Link(context.Request.Address, query.PageInfo.PageNumber, page.PagingCookie);
        }

        return ApiResponse.Json(200, body).With("Preference-Applied", context.Request.Preferences.AppliedTo(pages: false));
    }

    private static bool HasExpressions(IEnumerable<LinkEntity> links)
    {
        return links.Any(link => link.Columns.AttributeExpressions.Count > 0 || HasExpressions(link.LinkEntities));
    }

    private static LinkEntity? Find(IEnumerable<LinkEntity> links, string alias)
    {
        return links.Select(link => link.EntityAlias == alias ? link : Find(link.LinkEntities, alias)).FirstOrDefault(link => link is not null);
    }

    private void RequireKnown()
    {
        foreach (var part in context.Request.Address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var option = Uri.UnescapeDataString(part.Split('=')[0]);
            if (!Known.Contains(option) && !option.StartsWith('@'))
            {
                throw ApiError.NotSupported($"The query option '{option}' together with $apply");
            }
        }
    }

    private EntityCollection Read()
    {
        if (parser.ParseTop() is { } top)
        {
            query.TopCount = top is >= 1 and <= 5000 ? (int)top : throw ApiError.BadRequest("The value of $top must be from 1 to 5000.");
        }
        else
        {
            var size = Math.Min(context.Request.Preferences.PageSize ?? table.LargestPage, table.LargestPage);
            query.PageInfo = parser.ParseSkipToken() is { } token ? PageToken.Parse(token, size) : new PagingInfo { PageNumber = 1, Count = size };
        }

        return context.Service.RetrieveMultiple(query);
    }

    private void Add(TransformationNode transformation, FilterColumns columns)
    {
        switch (transformation)
        {
            case FilterTransformationNode filter when query.ColumnSet.AttributeExpressions.Count == 0 && !HasExpressions(query.LinkEntities):
                new FilterTranslator(columns).Add(filter.FilterClause.Expression, query.Criteria);
                break;
            case GroupByTransformationNode groups when query.ColumnSet.AttributeExpressions.Count == 0:
                foreach (var property in groups.GroupingProperties)
                {
                    Group(property, columns);
                }

                if (groups.ChildTransformations is { } child)
                {
                    Add(child, columns);
                }

                break;
            case AggregateTransformationNode aggregates when query.ColumnSet.AttributeExpressions.All(expression => expression.HasGroupBy):
                foreach (var expression in aggregates.AggregateExpressions)
                {
                    Aggregate(expression, columns);
                }

                break;
            default:
                throw ApiError.NotSupported($"The transformation {transformation.Kind} of $apply in this place");
        }
    }

    private void Group(GroupByPropertyNode property, FilterColumns columns)
    {
        foreach (var child in property.ChildTransformations)
        {
            Group(child, columns);
        }

        if (property.Expression is null)
        {
            return;
        }

        var (column, alias) = columns.Find(property.Expression);
        if (column.Type == AttributeTypeCode.DateTime)
        {
            throw ApiError.NotSupported($"groupby with datetime values ('{column.Property}')");
        }

        // A column of a related row is named by its table, such as contact_fullname.
        var link = alias is null ? null : Find(query.LinkEntities, alias);
        var key = link is null ? column.Property : $"{link.LinkToEntityName}_{column.Name}";
        (link?.Columns ?? query.ColumnSet).AttributeExpressions.Add(new XrmAttributeExpression(column.Name, XrmAggregateType.None, key) { HasGroupBy = true });
    }

    private void Aggregate(AggregateExpressionBase node, FilterColumns columns)
    {
        if (node is not AggregateExpression expression)
        {
            throw ApiError.NotSupported($"The aggregate {node.Alias} of a collection");
        }

        if (expression.Method == AggregationMethod.VirtualPropertyCount)
        {
            query.ColumnSet.AttributeExpressions.Add(new XrmAttributeExpression(table.PrimaryId, XrmAggregateType.Count, expression.Alias));
            return;
        }

        var kind = expression.Method switch
        {
            AggregationMethod.Sum => XrmAggregateType.Sum,
            AggregationMethod.Min => XrmAggregateType.Min,
            AggregationMethod.Max => XrmAggregateType.Max,
            AggregationMethod.Average => XrmAggregateType.Avg,
            var other => throw ApiError.NotSupported($"The aggregate method {other}"),
        };
        var (column, alias) = columns.Find(expression.Expression);
        var target = alias is null ? query.ColumnSet : Find(query.LinkEntities, alias)!.Columns;
        target.AttributeExpressions.Add(new XrmAttributeExpression(column.Name, kind, expression.Alias));
    }

    private void Order(FilterColumns columns)
    {
        for (var term = parser.ParseOrderBy(); term is not null; term = term.ThenBy)
        {
            if (columns.Bare(term.Expression) is SingleValueOpenPropertyAccessNode)
            {
                throw ApiError.BadRequest("The query node SingleValueOpenPropertyAccess is not supported.");
            }

            var (column, alias) = columns.Find(term.Expression);
            query.Orders.Add(alias is null
                ? new OrderExpression(null, term.Direction == OrderByDirection.Descending ? OrderType.Descending : OrderType.Ascending, column.Property)
                : throw ApiError.NotSupported("$orderby of a related row's column"));
        }
    }
}
