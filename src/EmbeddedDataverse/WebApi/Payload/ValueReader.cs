using EmbeddedDataverse.WebApi.Metadata;

namespace EmbeddedDataverse.WebApi.Payload;

/// <summary>Reads values of a body as the organisation takes them.</summary>
internal static class ValueReader
{
    public static object? Read(ColumnModel column, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return column.Type switch
        {
            AttributeTypeCode.Integer => Number(column.Property, value, "Edm.Int32", (out int number) => value.TryGetInt32(out number)),
            AttributeTypeCode.BigInt => Number(column.Property, value, "Edm.Int64", (out long number) => value.TryGetInt64(out number)),
            AttributeTypeCode.Picklist or AttributeTypeCode.State or AttributeTypeCode.Status =>
                new OptionSetValue(Number(column.Property, value, "Edm.Int32", (out int number) => value.TryGetInt32(out number))),
            AttributeTypeCode.Decimal => Number(column.Property, value, "Edm.Decimal", (out decimal number) => value.TryGetDecimal(out number)),
            AttributeTypeCode.Money => new Money(Number(column.Property, value, "Edm.Decimal", (out decimal number) => value.TryGetDecimal(out number))),
            AttributeTypeCode.Double => Number(column.Property, value, "Edm.Double", (out double number) => value.TryGetDouble(out number)),
            AttributeTypeCode.Boolean => Flag(column.Property, value),
            AttributeTypeCode.DateTime => Moment(column.Property, value),
            AttributeTypeCode.Uniqueidentifier => Id(column.Property, value),
            _ => Text(column.Property, value),
        };
    }

    public static bool Flag(string name, JsonElement value)
    {
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(name, value, "Edm.Boolean");
    }

    public static string Text(string name, JsonElement value)
    {
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(name, value, "Edm.String");
    }

    public static Guid Id(string name, JsonElement value)
    {
        return value.ValueKind == JsonValueKind.String && Guid.TryParse(value.GetString(), out var id) ? id : throw Wrong(name, value, "Edm.Guid");
    }

    public static DateTime Moment(string name, JsonElement value)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return value.ValueKind == JsonValueKind.String && DateTime.TryParse(value.GetString(), CultureInfo.InvariantCulture, Utc, out var moment)
            ? moment
            : throw Wrong(name, value, "Edm.DateTimeOffset");
    }

    public static T Number<T>(string name, JsonElement value, string type, TryRead<T> read)
    {
        return value.ValueKind == JsonValueKind.Number && read(out var number) ? number : throw Wrong(name, value, type);
    }

    public static Http.ApiException Wrong(string name, JsonElement value, string type)
    {
        var text = value.GetRawText();
        return ApiError.Payload($"Cannot convert the literal {(text.Length > 60 ? text[..60] + "…" : text)} of '{name}' to the expected type '{type}'.");
    }
}
