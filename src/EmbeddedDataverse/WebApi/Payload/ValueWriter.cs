namespace EmbeddedDataverse.WebApi.Payload;

/// <summary>Writes values as the Web API shows them.</summary>
internal static class ValueWriter
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static JsonNode? Write(object? value) => value switch
    {
        null => null,
        string text => text,
        Guid id => id.ToString("D"),
        EntityReference reference => reference.Id.ToString("D"),
        OptionSetValue option => option.Value,
        Money money => money.Value,
        DateTime moment => moment.ToString(Moment, CultureInfo.InvariantCulture),
        bool flag => flag,
        int number => number,
        long number => number,
        decimal number => number,
        double number => number,
        string[] texts => new JsonArray([.. texts.Select(text => (JsonNode?)text)]),
        Guid[] ids => new JsonArray([.. ids.Select(id => (JsonNode?)id.ToString("D"))]),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    /// <summary>What a person reads: the organisation's label, or numbers and moments as in American English, moments in UTC.</summary>
    public static string? Format(object value) => value switch
    {
        int number => number.ToString("N0", CultureInfo.InvariantCulture),
        decimal number => number.ToString("N2", CultureInfo.InvariantCulture),
        double number => number.ToString("N2", CultureInfo.InvariantCulture),
        Money money => money.Value.ToString("N2", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("M/d/yyyy h:mm tt", CultureInfo.InvariantCulture),
        _ => null,
    };
}
