using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Query;

namespace EmbeddedDataverse.WebApi.Payload;

/// <summary>Reads rows from JSON.</summary>
internal sealed class RowReader(ServiceModel model, PathReader paths)
{
    private const string Bind = "@odata.bind";

    /// <summary>The object that a body holds.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body.IsEmpty ? "{}"u8.ToArray() : body, new JsonDocumentOptions { MaxDepth = 32 });
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw ApiError.Payload("The body must be a JSON object.");
        }
        catch (JsonException exception)
        {
            throw ApiError.Payload($"The body is not valid JSON: {exception.Message}");
        }
    }

    public Entity Read(TableModel table, JsonElement body)
    {
        var row = new Entity(table.Name);
        foreach (var property in body.EnumerateObject())
        {
            Read(table, property.Name, property.Value, row);
        }

        return row;
    }

    private void Read(TableModel table, string name, JsonElement value, Entity row)
    {
        if (name.EndsWith(Bind, StringComparison.Ordinal))
        {
            var navigation = Lookup(table, name[..^Bind.Length]);
            row[navigation.Lookup] = value.ValueKind == JsonValueKind.Null
                ? null : paths.Reference(ValueReader.Text(name, value), ReachableTables(table, navigation));
            return;
        }

        if (name.Contains('@', StringComparison.Ordinal))
        {
            return;
        }

        if (table.TryProperty(name, out var column))
        {
            row[column.Name] = !column.IsLookup
                ? ValueReader.Read(column, value)
                : throw ApiError.Payload($"'{name}' cannot be written: set the lookup by "
                    + $"'{table.Navigations.First(navigation => !navigation.IsCollection && navigation.Lookup == column.Name).Name}{Bind}'.");
            return;
        }

        if (!table.TryNavigation(name, out var lookup))
        {
            throw ApiError.Payload($"Invalid property '{name}' was found in entity 'Microsoft.Dynamics.CRM.{table.Name}'.");
        }

        ReadRelated(lookup, value, row);
    }

    /// <summary>Rows that are to be created together with the row.</summary>
    private void ReadRelated(NavigationModel navigation, JsonElement value, Entity row)
    {
        if (value.ValueKind == JsonValueKind.Null && !navigation.IsCollection)
        {
            row[navigation.Lookup] = null;
            return;
        }

        var expected = navigation.IsCollection ? JsonValueKind.Array : JsonValueKind.Object;
        if (value.ValueKind != expected || navigation.Relationship is null)
        {
            throw ApiError.Payload($"'{navigation.Name}' must hold {(navigation.IsCollection ? "a list of rows" : "a row")} to be created with the row.");
        }

        var related = model.Table(navigation.Table);
        IEnumerable<JsonElement> given = navigation.IsCollection ? value.EnumerateArray() : [value];
        var rows = given.Select(item => item.ValueKind == JsonValueKind.Object
            ? Read(related, item)
            : throw ApiError.Payload($"'{navigation.Name}' must hold rows: {item.ValueKind} is none."));
        row.RelatedEntities[navigation.Relationship] = new EntityCollection([.. rows]) { EntityName = related.Name };
    }

    private static NavigationModel Lookup(TableModel table, string name)
    {
        return table.TryNavigation(name, out var navigation) && !navigation.IsCollection
            ? navigation
            : throw ApiError.Payload($"'{name}' is no single-valued navigation property of 'Microsoft.Dynamics.CRM.{table.Name}'.");
    }

    /// <summary>An owner may be of any of its tables; other properties lead to one.</summary>
    private static string[] ReachableTables(TableModel table, NavigationModel navigation)
    {
        return table.TryColumn(navigation.Lookup, out var column) && column.Type == AttributeTypeCode.Owner
            && column.Definition is LookupAttributeMetadata owner
            ? owner.Targets
            : [navigation.Table];
    }

    /// <summary>The table that a value says it is of, by <c>@odata.type</c>.</summary>
    public TableModel? TypeOf(JsonElement value)
    {
        return value.TryGetProperty("@odata.type", out var type) && type.ValueKind == JsonValueKind.String
            ? model.Find(type.GetString()!.Split('.')[^1])
            : null;
    }
}
