using EmbeddedDataverse.WebApi.Metadata;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>Literals of addresses as the organisation takes them.</summary>
internal static class FilterValue
{
    public static object Of(ColumnModel column, object literal) => literal switch
    {
        string text when text.Contains('\0', StringComparison.Ordinal) =>
            throw ApiError.BadRequest($"The text that '{column.Property}' is compared with holds the character U+0000, which no text can hold."),
        DateTimeOffset moment => moment.UtcDateTime,
        Date date => new DateTime(date.Year, date.Month, date.Day, 0, 0, 0, DateTimeKind.Utc),
        ODataEnumValue named => named.Value,
        string or Guid or bool or int or long or short or byte or decimal or double or float => literal,
        _ => throw ApiError.BadRequest($"A value of type {literal.GetType().Name} cannot be compared with '{column.Property}'."),
    };
}
