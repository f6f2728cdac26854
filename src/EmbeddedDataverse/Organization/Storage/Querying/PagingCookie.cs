using System.Xml.Linq;

namespace EmbeddedDataverse.Storage.Querying;

/// <summary>
/// Where a page ended: the sort values of its last row. The next page begins behind that row, so rows that are inserted or
/// deleted between two pages do not shift it.
/// </summary>
internal sealed class PagingCookie
{
    public required int Page { get; init; }

    public required IReadOnlyList<object?> Last { get; init; }

    public override string ToString()
    {
        return new XElement("cookie", new XAttribute("page", Page), Last.Select(value => new XElement("at", new XAttribute("last", Encode(value)))))
            .ToString(SaveOptions.DisableFormatting);
    }

    public static PagingCookie? Parse(string? text, int terms)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            var root = XElement.Parse(text);
            var last = root.Elements("at").Select(at => Decode((string?)at.Attribute("last") ?? "n")).ToList();
            return last.Count == terms
                ? new PagingCookie { Page = (int?)root.Attribute("page") ?? 1, Last = last }
                : throw new FormatException("The cookie belongs to another query.");
        }
        catch (Exception e) when (e is System.Xml.XmlException or FormatException)
        {
            throw PlatformFaults.Invalid("Malformed XML in the Paging Cookie");
        }
    }

    private static string Encode(object? value)
    {
        return value switch
        {
            null => "n",
            long number => "i" + number.ToString(CultureInfo.InvariantCulture),
            double number => "r" + number.ToString("R", CultureInfo.InvariantCulture),
            byte[] bytes => "b" + Convert.ToHexString(bytes),
            _ => "s" + Convert.ToBase64String(Encoding.UTF8.GetBytes((string)value)),
        };
    }

    private static object? Decode(string text)
    {
        var value = text[1..];
        return text[0] switch
        {
            'n' => null,
            'i' => long.Parse(value, CultureInfo.InvariantCulture),
            'r' => double.Parse(value, CultureInfo.InvariantCulture),
            'b' => Convert.FromHexString(value),
            's' => Encoding.UTF8.GetString(Convert.FromBase64String(value)),
            _ => throw new FormatException("Unknown value in the cookie."),
        };
    }
}
