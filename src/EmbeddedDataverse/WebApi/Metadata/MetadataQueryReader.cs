using Microsoft.Xrm.Sdk.Metadata.Query;

namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>Reads an EntityQueryExpression from JSON. Properties that are not known are refused by name.</summary>
internal static class MetadataQueryReader
{
    private const int Deepest = 32;

    public static EntityQueryExpression Read(string? text)
    {
        var query = new EntityQueryExpression();
        if (text is null or "null")
        {
            return query;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest });
            foreach (var property in Members(document.RootElement))
            {
                switch (property.Name)
                {
                    case "AttributeQuery":
                        query.AttributeQuery = Part(property.Value, new AttributeQueryExpression());
                        break;
                    case "RelationshipQuery":
                        query.RelationshipQuery = Part(property.Value, new RelationshipQueryExpression());
                        break;
                    case "KeyQuery":
                        query.KeyQuery = Part(property.Value, new EntityKeyQueryExpression());
                        break;
                    case "LabelQuery":
                        break;
                    default:
                        Read(property, query);
                        break;
                }
            }

            return query;
        }
        catch (JsonException exception)
        {
            throw ApiError.BadRequest($"The parameter Query is not valid JSON: {exception.Message}");
        }
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element)
    {
        return element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Where(property => !property.Name.StartsWith('@') && property.Value.ValueKind != JsonValueKind.Null)
            : throw ApiError.BadRequest($"The parameter Query holds {element.ValueKind} where an object is expected.");
    }

    private static T Part<T>(JsonElement element, T query)
        where T : MetadataQueryExpression
    {
        foreach (var property in Members(element))
        {
            Read(property, query);
        }

        return query;
    }

    private static void Read(JsonProperty property, MetadataQueryExpression query)
    {
        switch (property.Name)
        {
            case "Criteria":
                query.Criteria = Filter(property.Value);
                break;
            case "Properties":
                query.Properties = Properties(property.Value);
                break;
            default:
                throw Unknown(property.Name);
        }
    }

    private static MetadataPropertiesExpression Properties(JsonElement element)
    {
        var properties = new MetadataPropertiesExpression();
        foreach (var property in Members(element))
        {
            switch (property.Name)
            {
                case "AllProperties":
                    properties.AllProperties = property.Value.ValueKind == JsonValueKind.True;
                    break;
                case "PropertyNames":
                    properties.PropertyNames.AddRange(Items(property.Value).Select(item => item.ToString()));
                    break;
                default:
                    throw Unknown(property.Name);
            }
        }

        return properties;
    }

    private static MetadataFilterExpression Filter(JsonElement element)
    {
        var filter = new MetadataFilterExpression(LogicalOperator.And);
        foreach (var property in Members(element))
        {
            switch (property.Name)
            {
                case "FilterOperator":
                    filter.FilterOperator = Named<LogicalOperator>(property.Value);
                    break;
                case "Conditions":
                    filter.Conditions.AddRange(Items(property.Value).Select(Condition));
                    break;
                case "Filters":
                    filter.Filters.AddRange(Items(property.Value).Select(Filter));
                    break;
                default:
                    throw Unknown(property.Name);
            }
        }

        return filter;
    }

    private static MetadataConditionExpression Condition(JsonElement element)
    {
        var condition = new MetadataConditionExpression();
        foreach (var property in Members(element))
        {
            switch (property.Name)
            {
                case "PropertyName":
                    condition.PropertyName = property.Value.ToString();
                    break;
                case "ConditionOperator":
                    condition.ConditionOperator = Named<MetadataConditionOperator>(property.Value);
                    break;
                case "Value":
                    condition.Value = Value(property.Value);
                    break;
                default:
                    throw Unknown(property.Name);
            }
        }

        return condition;
    }

    /// <summary>A value as it is, or with its type beside it, as the platform wants it: {"Type":"System.String","Value":"account"}.</summary>
    private static object? Value(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.TryGetProperty("Value", out var value):
                var type = element.TryGetProperty("Type", out var named) ? named.ToString() : "";
                return value.ValueKind == JsonValueKind.String ? Typed(type, value.GetString()!) : Value(value);
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Value).ToArray();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            case JsonValueKind.Number when element.TryGetInt32(out var number):
                return number;
            case JsonValueKind.String:
                return element.GetString();
            default:
                return element.ValueKind == JsonValueKind.Null ? null : throw ApiError.BadRequest($"'{element}' is no value that a condition can have.");
        }
    }

    private static object Typed(string type, string text) => type switch
    {
        "System.Boolean" when bool.TryParse(text, out var flag) => flag,
        "System.Int32" when int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) => number,
        "System.Guid" when Guid.TryParse(text, out var id) => id,
        "System.Boolean" or "System.Int32" or "System.Guid" => throw ApiError.BadRequest($"'{text}' is no value of the type {type}."),
        _ => text,
    };

    private static JsonElement.ArrayEnumerator Items(JsonElement element)
    {
        return element.ValueKind == JsonValueKind.Array
            ? element.EnumerateArray()
            : throw ApiError.BadRequest($"The parameter Query holds {element.ValueKind} where a list is expected.");
    }

    private static T Named<T>(JsonElement element)
        where T : struct, Enum
    {
        return element.ValueKind == JsonValueKind.String && Enum.TryParse<T>(element.GetString(), out var value) && Enum.IsDefined(value)
            ? value
            : throw ApiError.BadRequest($"'{element}' is none of {string.Join(", ", Enum.GetNames<T>())}.");
    }

    private static Http.ApiException Unknown(string name)
    {
        return ApiError.BadRequest($"The property '{name}' does not exist in the parameter Query of RetrieveMetadataChanges.");
    }
}
