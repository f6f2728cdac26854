using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Compares the root components that the manifest names with what the solution has.</summary>
internal static class RootComponents
{
    /// <summary>Refuses a manifest that names too little or too much.</summary>
    public static void Require(XElement manifest, XElement customizations)
    {
        var named = manifest.Descendants("RootComponent").Select(KeyOf).ToHashSet(StringComparer.Ordinal);
        var present = Present(customizations).ToHashSet(StringComparer.Ordinal);
        if (present.Except(named).Order(StringComparer.Ordinal).FirstOrDefault() is { } forgotten)
        {
            throw new PackagingException(SolutionLayout.Manifest, $"The root component {forgotten} is not named.", "Add it to RootComponents.");
        }

        if (named.Except(present).Order(StringComparer.Ordinal).FirstOrDefault() is { } absent)
        {
            throw new PackagingException(SolutionLayout.Manifest, $"The root component {absent} is not in the solution.", "Remove it from RootComponents, or restore its source.");
        }
    }

    private static IEnumerable<string> Present(XElement customizations) =>
    [
        .. customizations.Elements("Entities").Elements("Entity").Select(table => Key("1", name: table.Element("Name")!.Value.ToLowerInvariant())),
        .. customizations.Elements("Roles").Elements("Role").Select(role => Key("20", role.Attribute("id")?.Value)),
        .. customizations.Elements("WebResources").Elements("WebResource").Select(resource => Key("61", name: resource.Element("Name")!.Value)),
        .. customizations.Elements("AppModuleSiteMaps").Elements("AppModuleSiteMap").Select(map => Key("62", name: map.Element("SiteMapUniqueName")?.Value)),
        .. customizations.Elements("AppModules").Elements("AppModule").Select(app => Key("80", name: app.Element("UniqueName")?.Value)),
        .. customizations.Elements("SolutionPluginAssemblies").Elements("PluginAssembly").Select(plugin => Key("91", $"{{{plugin.Attribute("PluginAssemblyId")!.Value}}}", plugin.Attribute("FullName")?.Value)),
    ];

    private static string KeyOf(XElement component) =>
        Key(component.Attribute("type")?.Value, component.Attribute("id")?.Value, component.Attribute("schemaName")?.Value);

    private static string Key(string? type, string? id = null, string? name = null) => $"type {type} {id} {name}".TrimEnd();
}
