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
            : ApiResponse.Json(200, new JsonObject { ["@odata.context"] = context.ContextOf($"{table.SetName}({row.Id:D})/{column.Property}"), ["value"] = json });
    }

    private ApiResponse Related(RowQueries queries, ODataUriParser parser, KeySegment key, string name)
    {
        var reference = context.Paths.Reference(key);
        var table = context.Model.Table(reference.LogicalName);
        _ = table.TryNavigation(name, out var navigation);
        var row = queries.Retrieve(reference, navigation!.IsCollection ? new ColumnSet(false) : new ColumnSet(navigation.Lookup));
        if (navigation.IsCollection)
        {
            return queries.Many(context.Model.Table(navigation.Table), parser, new ConditionExpression(navigation.Lookup, ConditionOperator.Equal, row.Id));
        }

        var target = row.GetAttributeValue<EntityReference>(navigation.Lookup);
        return target is null || target.LogicalName != navigation.Table ? ApiResponse.NoContent() : queries.One(target, parser);
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
