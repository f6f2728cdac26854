namespace EmbeddedDataverse.Fetch;

/// <summary>The values of conditions, which FetchXML writes as texts.</summary>
internal static class FetchValues
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A value of the type that its column has; the text itself where it is none of it, which is refused when the query runs.</summary>
    public static object Read(Column? column, string text)
    {
        return column?.Type switch
        {
            ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner or ColumnType.Uniqueidentifier => Guid.TryParse(text, out var id) ? id : text,
            ColumnType.Integer or ColumnType.Picklist or ColumnType.State or ColumnType.Status => Whole(text) is { } number ? number : text,
            ColumnType.BigInt => long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : text,
            ColumnType.Decimal or ColumnType.Money => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : text,
            ColumnType.Double => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : text,
            ColumnType.Boolean => text is "0" or "1" ? text == "1" : bool.TryParse(text, out var flag) ? flag : text,
            ColumnType.DateTime => Whole(text) is { } number ? number : Date(text) is { } moment ? moment : text,
            _ => text,
        };
    }

    public static string Write(object value)
    {
        return value switch
        {
            Guid id => id.ToString("B").ToUpperInvariant(),
            EntityReference reference => reference.Id.ToString("B").ToUpperInvariant(),
            OptionSetValue option => option.Value.ToString(CultureInfo.InvariantCulture),
            Money money => money.Value.ToString(CultureInfo.InvariantCulture),
            bool flag => flag ? "1" : "0",
            DateTime moment => (moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment).ToString(Moment, CultureInfo.InvariantCulture),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }

    private static int? Whole(string text)
    {
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static DateTime? Date(string text)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTime.TryParse(text, CultureInfo.InvariantCulture, Utc, out var moment) ? moment : null;
    }
}
