using System.Globalization;

namespace Linking.Tool.Input;

/// <summary>Turns the text of a cell into a value of its column's type. An empty cell is null.</summary>
internal static class CellReader
{
    private const NumberStyles Whole = NumberStyles.AllowLeadingSign;
    private const NumberStyles Fraction = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Moments =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss",
    ];

    /// <summary>The value as string, int, long, decimal, double, bool, DateTime (UTC) or Guid; choice as int, money as decimal, lookup as Guid.</summary>
    /// <returns>False when the text is no value of the type.</returns>
    public static bool TryRead(ColumnKind kind, string text, out object? value)
    {
        value = text.Length == 0 ? null : Parse(kind, text);
        return text.Length == 0 || value is not null;
    }

    /// <summary>What a cell of the type must look like, to end a sentence with.</summary>
    public static string Expected(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer or ColumnKind.Choice => "a whole number of 32 bits, like 42",
        ColumnKind.BigInt => "a whole number of 64 bits, like 42",
        ColumnKind.Decimal or ColumnKind.Double or ColumnKind.Money => "a number with a point, like 12.5",
        ColumnKind.Boolean => "true or false",
        ColumnKind.DateTime => "a date or a moment, like 2026-03-31 or 2026-03-31T17:05:00Z",
        ColumnKind.UniqueIdentifier or ColumnKind.Lookup => "a GUID, like 0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9",
        _ => "text",
    };

    private static object? Parse(ColumnKind kind, string text)
    {
        var invariant = CultureInfo.InvariantCulture;
        return kind switch
        {
            ColumnKind.Text or ColumnKind.Memo => text,
            ColumnKind.Integer or ColumnKind.Choice => int.TryParse(text, Whole, invariant, out var number) ? number : null,
            ColumnKind.BigInt => long.TryParse(text, Whole, invariant, out var number) ? number : null,
            ColumnKind.Decimal or ColumnKind.Money => decimal.TryParse(text, Fraction, invariant, out var number) ? number : null,
            ColumnKind.Double => double.TryParse(text, Fraction, invariant, out var number) && double.IsFinite(number) ? number : null,
            ColumnKind.Boolean => Truth(text),
            ColumnKind.DateTime => DateTime.TryParseExact(text, Moments, invariant, Utc, out var moment) ? moment : null,
            _ => Guid.TryParse(text, out var id) ? id : null,
        };
    }

    private static object? Truth(string text) => text switch
    {
        "true" or "True" or "TRUE" or "1" => true,
        "false" or "False" or "FALSE" or "0" => false,
        _ => null,
    };
}
