using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Lists in the manifest what the solution has, so that the list need not be kept by hand. A list that is there must say the same.</summary>
internal static class RootComponents
{
    /// <summary>Fills the empty list of the manifest.</summary>
    /// <exception cref="PackagingException">The list is missing, or says something else.</exception>
    public static void Fill(XElement manifest, XElement customizations)
    {
        var list = manifest.Element("SolutionManifest")?.Element("RootComponents")
            ?? throw new PackagingException(SolutionLayout.Manifest, "<RootComponents> is missing.",
                "Add an empty <RootComponents />: the packer lists what the solution has.");
        var given = list.Elements().Select(element => element.ToString()).ToList();
        list.RemoveNodes();
        list.Add(Tables(customizations));
        list.Add(Named(customizations, "20", "Roles", role => new XAttribute("id", role.Attribute("id", SolutionLayout.Roles))));
        list.Add(Named(customizations, "61", "WebResources", resource => Name(resource, "Name")));
        list.Add(Named(customizations, "62", "AppModuleSiteMaps", map => Name(map, "SiteMapUniqueName")));
        list.Add(Named(customizations, "80", "AppModules", app => Name(app, "UniqueName")));
        list.Add(Named(customizations, "91", "SolutionPluginAssemblies", Identity));
        if (given.Count > 0 && !given.ToHashSet(StringComparer.Ordinal).SetEquals(list.Elements().Select(element => element.ToString())))
        {
            throw new PackagingException(SolutionLayout.Manifest, "<RootComponents> lists something else than what the solution has.",
                "Leave an empty <RootComponents />: the packer lists what the solution has.");
        }
    }

    private static IEnumerable<XElement> Tables(XElement customizations) =>
        Named(customizations, "1", "Entities", table => new XAttribute("schemaName", table.Text("Name", SolutionLayout.Entities).ToLowerInvariant()));

    private static IEnumerable<XElement> Named(XElement customizations, string type, string section, Func<XElement, object> identity) =>
        customizations.Element(section)!.Elements().Select(component =>
            new XElement("RootComponent", new XAttribute("type", type), identity(component), new XAttribute("behavior", "0")));

    private static XAttribute Name(XElement component, string element) => new("schemaName", component.Text(element, component.Name.LocalName));

    private static object Identity(XElement assembly) => new[]
    {
        new XAttribute("id", $"{{{assembly.Attribute("PluginAssemblyId", SolutionLayout.PluginAssemblies)}}}"),
        new XAttribute("schemaName", assembly.Attribute("FullName", SolutionLayout.PluginAssemblies)),
    };
}
