using EmbeddedDataverse.WebApi.Http;
using EmbeddedDataverse.WebApi.Metadata;
using EmbeddedDataverse.WebApi.Payload;

namespace EmbeddedDataverse.WebApi.Actions;

/// <summary>Reads the parameters of custom APIs by their declared types.</summary>
internal sealed class ParameterReader(ApiContext context)
{
    public object Read(OperationParameter parameter, JsonElement value) => parameter.Type switch
    {
        CustomApiType.Boolean => ValueReader.Flag(parameter.Name, value),
        CustomApiType.DateTime => ValueReader.Moment(parameter.Name, value),
        CustomApiType.Decimal => Decimal(parameter, value),
        CustomApiType.Money => new Money(Decimal(parameter, value)),
        CustomApiType.Float => ValueReader.Number(parameter.Name, value, "Edm.Double", (out double number) => value.TryGetDouble(out number)),
        CustomApiType.Integer => Integer(parameter, value),
        CustomApiType.Picklist => new OptionSetValue(Integer(parameter, value)),
        CustomApiType.String => ValueReader.Text(parameter.Name, value),
        CustomApiType.StringArray => Items(parameter, value).Select(item => ValueReader.Text(parameter.Name, item)).ToArray(),
        CustomApiType.Guid => ValueReader.Id(parameter.Name, value),
        CustomApiType.Entity => Row(parameter, value),
        CustomApiType.EntityReference => Reference(parameter, value),
        CustomApiType.EntityCollection => new EntityCollection([.. Items(parameter, value).Select(item => Row(parameter, item))]),
        _ => throw ApiError.NotSupported($"The type {parameter.Type} of the parameter '{parameter.Name}'"),
    };

    /// <summary>A literal of an address as the type that the parameter declares.</summary>
    public static object Convert(OperationParameter parameter, object literal) => (parameter.Type, literal) switch
    {
        (CustomApiType.DateTime, DateTimeOffset moment) => moment.UtcDateTime,
        (CustomApiType.Picklist, int number) => new OptionSetValue(number),
        (CustomApiType.Money, decimal amount) => new Money(amount),
        (CustomApiType.StringArray, ODataCollectionValue values) => values.Items.Cast<string>().ToArray(),
        _ => literal,
    };

    private static decimal Decimal(OperationParameter parameter, JsonElement value)
    {
        return ValueReader.Number(parameter.Name, value, "Edm.Decimal", (out decimal number) => value.TryGetDecimal(out number));
    }

    private static int Integer(OperationParameter parameter, JsonElement value)
    {
        return ValueReader.Number(parameter.Name, value, "Edm.Int32", (out int number) => value.TryGetInt32(out number));
    }

    private static JsonElement.ArrayEnumerator Items(OperationParameter parameter, JsonElement value)
    {
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw ValueReader.Wrong(parameter.Name, value, "Collection");
    }

    private TableModel Table(OperationParameter parameter, JsonElement value)
    {
        return value.ValueKind != JsonValueKind.Object
            ? throw ValueReader.Wrong(parameter.Name, value, "mscrm.crmbaseentity")
            : context.Rows.TypeOf(value)
                ?? (parameter.Table is null ? null : context.Model.Find(parameter.Table))
                ?? throw ApiError.Payload($"The parameter '{parameter.Name}' needs '@odata.type' to say which table its rows are of.");
    }

    private Entity Row(OperationParameter parameter, JsonElement value)
    {
        var table = Table(parameter, value);
        var row = context.Rows.Read(table, value);
        row.Id = row.GetAttributeValue<Guid?>(table.PrimaryId) ?? Guid.Empty;
        return row;
    }

    private EntityReference Reference(OperationParameter parameter, JsonElement value)
    {
        var row = Row(parameter, value);
        return row.Id != Guid.Empty ? row.ToEntityReference() : throw ApiError.Payload($"The parameter '{parameter.Name}' needs the id of the row.");
    }
}
