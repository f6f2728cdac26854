using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>Every id is a GUID, and no two things have the same.</summary>
internal static class Identifiers
{
    /// <summary>Says which id is none, and which occurs twice.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        var ids = All(solution.Customizations).ToList();
        return
        [
            .. ids.Where(id => !Guid.TryParse(id.Value, out var parsed) || parsed == Guid.Empty).Select(id => $"The id '{id.Value}' of {id.Place} is no GUID."),
            .. ids.GroupBy(id => id.Value.Trim('{', '}').ToLowerInvariant(), StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(group => $"The id {group.Key} is that of {string.Join(" and of ", group.Select(id => id.Place))}."),
        ];
    }

    private static IEnumerable<(string Value, string Place)> All(XElement root)
    {
        string[] elements = ["formid", "savedqueryid", "FriendlyName"];
        (string Element, string Attribute)[] attributes = [("tab", "id"), ("section", "id"), ("cell", "id"), ("header", "id"), ("footer", "id"),
            ("control", "uniqueid"), ("PluginAssembly", "PluginAssemblyId"), ("PluginType", "PluginTypeId")];
        return
        [
            .. elements.SelectMany(name => root.Descendants(name)).Select(element => (element.Value, $"{element.Name.LocalName} {Place.Of(element.Parent!)}")),
            .. attributes.SelectMany(pair => root.Descendants(pair.Element).Attributes(pair.Attribute))
                .Where(attribute => attribute.Parent!.Ancestors("layoutxml").FirstOrDefault() is null)
                .Select(attribute => (attribute.Value, Place.Of(attribute.Parent!))),
            .. root.Element("Roles")!.Elements("Role").Select(role => (role.Attribute("id")!.Value, Place.Of(role))),
            .. root.Elements("WebResources").Elements("WebResource")
                .Select(resource => (resource.Element("WebResourceId")!.Value, $"web resource {resource.Element("Name")!.Value}")),
        ];
    }
}
