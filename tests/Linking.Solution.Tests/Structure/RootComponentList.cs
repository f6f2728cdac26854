using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>The manifest lists what the solution has, and nothing else.</summary>
internal static class RootComponentList
{
    /// <summary>Says what is listed and not there, or there and not listed.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        var listed = solution.Manifest.Element("RootComponents")!.Elements()
            .Select(component => $"{Text(component, "type")} {Text(component, "id")}{Text(component, "schemaName")} behavior {Text(component, "behavior")}")
            .ToList();
        var present = Present(solution).Select(component => component + " behavior 0").ToList();
        return
        [
            .. present.Except(listed, StringComparer.Ordinal).Select(component => $"The root component {component} is not listed."),
            .. listed.Except(present, StringComparer.Ordinal).Select(component => $"The root component {component} is not there."),
            .. listed.GroupBy(component => component, StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(group => $"The root component {group.Key} is listed twice."),
        ];
    }

    private static IEnumerable<string> Present(PackedSolution solution)
    {
        var customizations = solution.Customizations;
        return
        [
            .. solution.Tables.Select(table => $"1 {table.Element("Name")!.Value.ToLowerInvariant()}"),
            .. customizations.Descendants("Role").Where(role => role.Attribute("name") is not null).Select(role => $"20 {role.Attribute("id")!.Value}"),
            .. customizations.Descendants("WebResource").Select(resource => $"61 {resource.Element("Name")!.Value}"),
            .. customizations.Descendants("SiteMapUniqueName").Select(name => $"62 {name.Value}"),
            .. customizations.Descendants("AppModule").Select(app => $"80 {app.Element("UniqueName")!.Value}"),
            .. customizations.Descendants("PluginAssembly")
                .Select(assembly => $"91 {{{assembly.Attribute("PluginAssemblyId")!.Value}}}{assembly.Attribute("FullName")!.Value}"),
        ];
    }

    private static string? Text(XElement component, string attribute) => component.Attribute(attribute)?.Value;
}
