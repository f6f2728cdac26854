using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>Names the place of an element for people.</summary>
internal static class Place
{
    private static readonly string[] Identities = ["Name", "PhysicalName", "name", "id", "uniquename", "schemaname", "Id", "PluginTypeId"];

    /// <summary>The element, and the table it is in.</summary>
    public static string Of(XElement element)
    {
        var identity = Identities.Select(name => element.Attribute(name)?.Value).FirstOrDefault(value => value is not null);
        var table = element.Ancestors("Entity").FirstOrDefault()?.Element("Name")?.Value;
        return $"<{element.Name.LocalName}{(identity is null ? string.Empty : $" {identity}")}>{(table is null ? string.Empty : $" of {table}")}";
    }
}
