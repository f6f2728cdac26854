using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Reads values that the solution source must have.</summary>
internal static class XmlAccess
{
    /// <summary>The text of a child element.</summary>
    public static string Text(this XElement element, string child, string file) =>
        element.Element(child)?.Value is { Length: > 0 } value
            ? value
            : throw new PackagingException(file, $"<{element.Name}> has no <{child}>.", "Add it.");

    /// <summary>The value of an attribute.</summary>
    public static string Attribute(this XElement element, string name, string file) =>
        element.Attribute(name)?.Value is { Length: > 0 } value
            ? value
            : throw new PackagingException(file, $"<{element.Name}> has no attribute '{name}'.", "Add it.");
}
