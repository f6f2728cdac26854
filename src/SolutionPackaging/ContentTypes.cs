using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>The list of content types that every package begins with.</summary>
internal static class ContentTypes
{
    private const string Binary = "application/octet-stream";
    private static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>Lists the extensions that occur, and by name each part that has none.</summary>
    public static XElement Of(IEnumerable<Part> parts)
    {
        var paths = parts.Select(part => part.Path).ToList();
        var extensions = paths.Select(Path.GetExtension).Append(".xml").Where(extension => extension!.Length > 0).Distinct(StringComparer.Ordinal)
            .OrderDescending(StringComparer.Ordinal);
        return new XElement(
            Namespace + "Types",
            extensions.Select(extension =>
                new XElement(Namespace + "Default", new XAttribute("Extension", extension![1..]), new XAttribute("ContentType", Binary))),
            paths.Where(path => !Path.HasExtension(path)).Order(StringComparer.Ordinal)
                .Select(path => new XElement(Namespace + "Override", new XAttribute("PartName", "/" + path), new XAttribute("ContentType", Binary))));
    }
}
