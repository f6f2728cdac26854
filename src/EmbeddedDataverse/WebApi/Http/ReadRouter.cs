using EmbeddedDataverse.WebApi.Actions;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;
using EmbeddedDataverse.WebApi.Query;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Finds what a GET wants.</summary>
internal sealed class ReadRouter(ApiContext context)
{
    public ApiResponse Handle()
    {
        var parser = context.Addresses.Parse(context.Request.Address);
        var queries = new RowQueries(context);
        switch (AddressParser.Path(parser))
        {
            case [EntitySetSegment set]:
                return queries.Many(context.Paths.Table(set.EdmType), parser);
            case [EntitySetSegment set, CountSegment]:
                return queries.Count(context.Paths.Table(set.EdmType), parser);
            case [EntitySetSegment, KeySegment key]:
                return queries.One(context.Paths.Reference(key), parser);
            case [EntitySetSegment, KeySegment key, PropertySegment property]:
                return Property(key, property, raw: false);
            case [EntitySetSegment, KeySegment key, PropertySegment property, ValueSegment]:
                return Property(key, property, raw: true);
            case [EntitySetSegment, KeySegment key, NavigationPropertySegment navigation]:
                return Related(queries, parser, key, navigation.NavigationProperty.Name);
            case [EntitySetSegment, KeySegment key, NavigationPropertySegment navigation, CountSegment]:
                return CountRelated(queries, parser, key, navigation.NavigationProperty.Name);
            case [EntitySetSegment, KeySegment key, NavigationPropertyLinkSegment link]:
                return References(queries, key, link.NavigationProperty.Name);
            case [OperationImportSegment import]:
                return Call(parser, import.OperationImports.First().Name, import.Parameters, null);
            case [EntitySetSegment, KeySegment key, OperationSegment operation]:
                return Call(parser, operation.Operations.First().Name, operation.Parameters, context.Paths.Reference(key));
            default:
                throw ApiError.NotFound($"Resource not found for the segment '{context.Request.Address.AbsolutePath}'.");
        }
    }

    private ApiResponse Property(KeySegment key, PropertySegment segment, bool raw)
    {
        var reference = context.Paths.Reference(key);
        var table = context.Model.Table(reference.LogicalName);
        _ = table.TryProperty(segment.Property.Name, out var column);
        var row = new RowQueries(context).Retrieve(reference, new ColumnSet(column!.Name));
        if (!row.Attributes.TryGetValue(column.Name, out var value) || value is null)
        {
            return ApiResponse.NoContent();
        }

        var json = ValueWriter.Write(value);
        return raw
            ? ApiResponse.Text(json!.GetValueKind() == JsonValueKind.String ? json.GetValue<string>() : json.ToJsonString(), "text/plain")
            : ApiResponse.Json(
                200,
                new JsonObject { ["@odata.context"] = context.ContextOf($"{table.SetName}({row.Id:D})/{column.Property}"), ["value"] = json });
    }

    private ApiResponse Related(RowQueries queries, ODataUriParser parser, KeySegment key, string name)
    {
        var (row, navigation) = Navigation(queries, key, name);
        if (navigation.IsCollection)
        {
            var related = context.Model.Table(navigation.Table);
            return queries.Many(related, parser, RelatedFilter.Of(related, navigation, row.Id));
        }

        var target = row.GetAttributeValue<EntityReference>(navigation.Lookup);
        return target is null || target.LogicalName != navigation.Table ? ApiResponse.NoContent() : queries.One(target, parser);
    }

    private ApiResponse CountRelated(RowQueries queries, ODataUriParser parser, KeySegment key, string name)
    {
        var (row, navigation) = Navigation(queries, key, name);
        var related = context.Model.Table(navigation.Table);
        return queries.Count(related, parser, RelatedFilter.Of(related, navigation, row.Id));
    }

    /// <summary>The addresses of related rows, 5,000 at most.</summary>
    private ApiResponse References(RowQueries queries, KeySegment key, string name)
    {
        var (row, navigation) = Navigation(queries, key, name);
        var related = context.Model.Table(navigation.Table);
        if (!navigation.IsCollection)
        {
            return row.GetAttributeValue<EntityReference>(navigation.Lookup) is { } target && target.LogicalName == related.Name
                ? ApiResponse.Json(
                    200,
                    new JsonObject { ["@odata.context"] = context.ContextOf("$ref"), ["@odata.id"] = context.AddressOf(related.Name, target.Id) })
                : ApiResponse.NoContent();
        }

        var query = new QueryExpression(related.Name) { ColumnSet = new ColumnSet(false), Criteria = RelatedFilter.Of(related, navigation, row.Id) };
        var page = context.Service.RetrieveMultiple(query);
        if (page.MoreRecords)
        {
            throw ApiError.NotSupported($"$ref of more than {page.Entities.Count} rows");
        }

        var addresses = page.Entities.Select(found => (JsonNode)new JsonObject { ["@odata.id"] = context.AddressOf(related.Name, found.Id) });
        return ApiResponse.Json(200, new JsonObject { ["@odata.context"] = context.ContextOf("Collection($ref)"), ["value"] = new JsonArray([.. addresses]) });
    }

    private (Entity Row, NavigationModel Navigation) Navigation(RowQueries queries, KeySegment key, string name)
    {
        var reference = context.Paths.Reference(key);
        _ = context.Model.Table(reference.LogicalName).TryNavigation(name, out var navigation);
        return (queries.Retrieve(reference, navigation!.IsCollection ? new ColumnSet(false) : new ColumnSet(navigation.Lookup)), navigation);
    }

    private ApiResponse Call(ODataUriParser parser, string name, IEnumerable<OperationSegmentParameter> given, EntityReference? target)
    {
        var parameters = given.ToDictionary(parameter => parameter.Name, parameter => Literal(parameter.Value, parser), StringComparer.Ordinal);
        if (PlatformOperations.Has(name))
        {
            return new PlatformCalls(context).Call(name, parameters, target);
        }

        var operation = context.Model.Operation(name);
        if (operation is not { IsFunction: true })
        {
            throw ApiError.MethodNotAllowed("GET");
        }

        var call = new OperationCalls(context).Function(operation, parameters, target);
        return call.Answer(context.Service.Execute(call.Request));
    }

    private static object? Literal(object? value, ODataUriParser parser) => value switch
    {
        ConvertNode conversion => Literal(conversion.Source, parser),
        ConstantNode constant => Literal(constant.Value, parser),
        CollectionConstantNode values => new ODataCollectionValue { Items = values.Collection.Select(item => item.Value).ToList() },
        ParameterAliasNode alias => parser.ParameterAliasNodes.TryGetValue(alias.Alias, out var node) ? Literal(node, parser) : null,
        _ => value,
    };
}
