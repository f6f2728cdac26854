using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Vocabulary;

/// <summary>Reads what the vocabulary has checked.</summary>
internal static class XmlValues
{
    private const string English = "1033";

    /// <summary>The text of a child; null when there is none or it is empty.</summary>
    public static string? Text(this XElement element, string child)
    {
        var text = element.Element(child)?.Value.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public static int? Int(this XElement element, string child)
    {
        return element.Text(child) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    public static bool Flag(this XElement element, string child, bool otherwise = false)
    {
        return element.Text(child) is { } text ? text == "1" : otherwise;
    }

    public static Guid Id(this XElement element, string child)
    {
        return Guid.Parse(element.Text(child)!);
    }

    public static Guid IdAttribute(this XElement element, string name)
    {
        return Guid.Parse(element.Attribute(name)!.Value);
    }

    public static string? Attr(this XElement element, string name)
    {
        return element.Attribute(name)?.Value;
    }

    /// <summary>The English label, or the first one, below a list of labels such as LocalizedNames; null without any.</summary>
    public static string? Label(this XElement element, string list)
    {
        var labels = element.Element(list)?.Elements().ToList() ?? [];
        var label = labels.Find(label => label.Attr("languagecode") == English) ?? labels.FirstOrDefault();
        return label?.Attr("description");
    }

    /// <summary>All elements of a list below the root; none when the list is not there.</summary>
    public static IEnumerable<XElement> All(this XElement element, string list, string item)
    {
        return element.Element(list)?.Elements(item) ?? [];
    }
}
