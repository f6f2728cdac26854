using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Packages;

/// <summary>[Content_Types].xml of a package: every part needs a type, by the ending of its name or by an override of its own.</summary>
internal sealed class ContentTypes
{
    private static readonly XNamespace Namespace = "http://schemas.openxmlformats.org/package/2006/content-types";

    private readonly HashSet<string> endings = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> overrides = new(StringComparer.Ordinal);

    public ContentTypes(XElement types)
    {
        foreach (var type in types.Elements())
        {
            _ = type.Name == Namespace + "Default" && type.Attribute("Extension") is { } ending ? endings.Add(ending.Value)
                : type.Name == Namespace + "Override" && type.Attribute("PartName") is { } part ? overrides.Add(part.Value)
                : throw ImportFaults.Unknown("[Content_Types].xml", $"the element '{type.Name.LocalName}'");
        }
    }

    /// <summary>Refuses a part without a type, and a type for a part that is not there.</summary>
    public void Require(IEnumerable<string> parts)
    {
        var names = parts.Select(part => "/" + part).ToHashSet(StringComparer.Ordinal);
        if (names.Where(name => !overrides.Contains(name) && !endings.Contains(Path.GetExtension(name).TrimStart('.'))).Order(StringComparer.Ordinal)
            .FirstOrDefault() is { } untyped)
        {
            throw ImportFaults.BadZip($"[Content_Types].xml has neither a Default nor an Override for {untyped}.");
        }

        if (overrides.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } left)
        {
            throw ImportFaults.BadZip($"[Content_Types].xml has an Override for {left}, which is not in the package.");
        }
    }
}
