using EmbeddedDataverse.WebApi.Actions;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Query;
using Microsoft.OData.UriParser;

namespace EmbeddedDataverse.WebApi.Http;

/// <summary>Finds what a POST, PATCH, PUT or DELETE shall do.</summary>
internal sealed class WriteRouter(ApiContext context)
{
    private string Method => context.Request.Method;

    public WriteOperation Route()
    {
        var parser = context.Addresses.Parse(context.Request.Address);
        var segments = AddressParser.Path(parser);
        var writes = new RowWrites(context);
        switch (segments)
        {
            case [EntitySetSegment set] when Method == "POST":
                return writes.Create(context.Paths.Table(set.EdmType), parser);
            case [EntitySetSegment, KeySegment key] when Method == "PATCH":
                return writes.Change(context.Paths.Reference(key), parser);
            case [EntitySetSegment, KeySegment key] when Method == "DELETE":
                return writes.Delete(context.Paths.Reference(key));
            case [EntitySetSegment, KeySegment key, PropertySegment property] when Method is "PUT" or "DELETE":
                _ = context.Model.Table(context.Paths.Reference(key).LogicalName).TryProperty(property.Property.Name, out var column);
                return writes.SetColumn(context.Paths.Reference(key), column!, clear: Method == "DELETE");
            case [EntitySetSegment, KeySegment key, NavigationPropertyLinkSegment link, ..]:
                return Link(writes, context.Paths.Reference(key), link.NavigationProperty.Name, segments.Skip(3).OfType<KeySegment>().FirstOrDefault());
            case [OperationImportSegment import] when Method == "POST":
                return Call(import.OperationImports.First().Name, null);
            case [EntitySetSegment, KeySegment key, OperationSegment operation] when Method == "POST":
                return Call(operation.Operations.First().Name, context.Paths.Reference(key));
            case [EntitySetSegment set, OperationSegment operation] when Method == "POST":
                var name = operation.Operations.First().Name;
                return PlatformOperations.Bulk.Contains(name) ? new BulkWrites(context).Write(name, context.Paths.Table(set.EdmType)) : Call(name, null);
            default:
                throw ApiError.MethodNotAllowed(Method);
        }
    }

    private WriteOperation Call(string name, EntityReference? target)
    {
        return context.Model.Operation(name) is { IsFunction: false } operation
            ? new OperationCalls(context).Action(operation, target)
            : throw ApiError.MethodNotAllowed(Method);
    }

    /// <summary>A link of a lookup is set or cleared on this row; one of a collection on the row at the other end.</summary>
    private WriteOperation Link(RowWrites writes, EntityReference reference, string name, KeySegment? other)
    {
        _ = context.Model.Table(reference.LogicalName).TryNavigation(name, out var navigation);
        var (isLookup, isDelete) = (!navigation!.IsCollection, Method == "DELETE");
        if (isLookup && isDelete)
        {
            return writes.Set(reference, navigation.Lookup, null);
        }

        if (isLookup && Method is "PUT" or "POST")
        {
            return writes.Set(reference, navigation.Lookup, context.Paths.Reference(Named(), [navigation.Table]));
        }

        if (navigation.Intersect is not null)
        {
            var end = isDelete && other is not null
                ? context.Paths.Reference(other) : context.Paths.Reference(isDelete ? Asked() : Named(), [navigation.Table]);
            return isDelete || Method == "POST"
                ? writes.Associate(reference, navigation.Relationship!, end, isDelete) : throw ApiError.MethodNotAllowed(Method);
        }

        var row = isDelete && other is not null ? context.Paths.Reference(other) : context.Paths.Reference(isDelete ? Asked() : Named(), [navigation.Table]);
        return isDelete || Method == "POST" ? writes.Set(row, navigation.Lookup, isDelete ? null : reference) : throw ApiError.MethodNotAllowed(Method);
    }

    /// <summary>The row that the body names by <c>@odata.id</c>.</summary>
    private string Named()
    {
        var body = Payload.RowReader.Parse(context.Request.Body);
        return body.TryGetProperty("@odata.id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()! : throw ApiError.Payload("The body must name the row as '@odata.id'.");
    }

    /// <summary>The row that the address names by <c>$id</c>.</summary>
    private string Asked()
    {
        var option = context.Request.Address.Query.TrimStart('?').Split('&').Select(Uri.UnescapeDataString)
            .FirstOrDefault(option => option.StartsWith("$id=", StringComparison.Ordinal));
        return option?["$id=".Length..] ?? throw ApiError.BadRequest("Name the row to be disassociated: /collection(id)/$ref or ?$id=address.");
    }
}
