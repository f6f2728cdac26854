using System.Xml;
using System.Xml.Linq;

namespace EmbeddedDataverse.WebApi.Query;

/// <summary>The position of a page, as it stands in the link to it.</summary>
internal static class PageToken
{
    /// <summary>The link to the page after this one.</summary>
    public static string Link(Uri address, int page, string? cookie)
    {
        var others = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(option => !Uri.UnescapeDataString(option).StartsWith("$skiptoken=", StringComparison.Ordinal));
        return address.GetLeftPart(UriPartial.Path) + "?" + string.Join('&', others.Append("$skiptoken=" + Uri.EscapeDataString(Text(page, cookie))));
    }

    /// <summary>The position of the page after this one; the cookie is escaped twice, as the platform does it.</summary>
    public static string Text(int page, string? cookie)
    {
        return new XElement(
            "cookie",
            new XAttribute("pagenumber", page + 1),
            new XAttribute("pagingcookie", Uri.EscapeDataString(Uri.EscapeDataString(cookie ?? ""))),
            new XAttribute("istracking", "False")).ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The page that a token names.</summary>
    public static PagingInfo Parse(string token, int size)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(token), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var cookie = XElement.Load(reader);
            var text = Uri.UnescapeDataString(Uri.UnescapeDataString((string?)cookie.Attribute("pagingcookie") ?? ""));
            return new PagingInfo { PageNumber = (int)cookie.Attribute("pagenumber")!, PagingCookie = text.Length == 0 ? null : text, Count = size };
        }
        catch (Exception exception) when (exception is XmlException or FormatException or ArgumentNullException or OverflowException)
        {
            throw ApiError.BadRequest("The value of $skiptoken is not one that this organisation gave: follow @odata.nextLink as it is.");
        }
    }
}
