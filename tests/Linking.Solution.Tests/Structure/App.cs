using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>The app shows tables and pages that exist, to roles that exist, and its site map leads to nothing else.</summary>
internal static class App
{
    // System Administrator and System Customizer have the same ids everywhere.
    private static readonly string[] PlatformRoles = ["{627090ff-40a3-4053-8790-584edc5be201}", "{119f245c-3cc8-4b62-b31c-d1a046ced15d}"];

    /// <summary>Says which reference of the app or its site map leads nowhere.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        var root = solution.Customizations;
        var tables = solution.Tables.Select(table => table.Element("Name")!.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var resources = root.Descendants("WebResource")
            .ToDictionary(resource => resource.Element("Name")!.Value, resource => resource.Element("WebResourceId")!.Value.Trim('{', '}'),
            StringComparer.Ordinal);
        var roles = root.Element("Roles")!.Elements("Role").Select(role => role.Attribute("id")!.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var maps = root.Descendants("SiteMapUniqueName").Select(name => name.Value).ToHashSet(StringComparer.Ordinal);
        var areas = root.Descendants("SubArea").ToList();
        var components = root.Descendants("AppModuleComponent").ToList();
        var shown = components.Where(component => component.Attribute("type")?.Value == "1").Select(component => component.Attribute("schemaName")!.Value)
            .ToList();
        var icons = solution.Tables.Descendants("IconVectorName").Select(icon => icon.Value)
            .Concat(areas.Attributes("Icon").Where(icon => icon.Value.StartsWith("/WebResources/", StringComparison.Ordinal))
            .Select(icon => icon.Value["/WebResources/".Length..]));
        return
        [
            .. areas.Where(area => area.Attribute("Entity") is { } table && !shown.Contains(table.Value))
                .Select(area => $"The sub-area {area.Attribute("Id")!.Value} shows {area.Attribute("Entity")!.Value}, which is no table of the app."),
            .. areas.Where(area => area.Attribute("Entity") is null && !resources.ContainsKey(PageOf(area.Attribute("Url")?.Value)))
                .Select(area => $"The sub-area {area.Attribute("Id")!.Value} leads to '{area.Attribute("Url")?.Value}', which is no page of the solution."),
            .. areas.GroupBy(area => area.Attribute("Id")!.Value, StringComparer.Ordinal).Where(group => group.Count() > 1)
                .Select(group => $"The sub-area {group.Key} occurs twice."),
            .. shown.Where(table => !tables.Contains(table)).Select(table => $"The app shows the table {table}, which is not in the solution."),
            .. components.Where(component => component.Attribute("type")?.Value == "62" && !maps.Contains(component.Attribute("schemaName")!.Value))
                .Select(component => $"The app has the site map {component.Attribute("schemaName")!.Value}, which is not in the solution."),
            .. root.Descendants("AppModule").Where(app => !resources.ContainsValue(app.Element("WebResourceId")!.Value))
                .Select(app => $"The icon of {app.Element("UniqueName")!.Value} is no web resource of the solution."),
            .. PlatformRoles.Except(root.Descendants("AppModuleRoleMaps").Elements("Role").Select(role => role.Attribute("id")!.Value),
                StringComparer.OrdinalIgnoreCase)
                .Select(role => $"The app is not for the role {role}, which every environment has."),
            .. root.Descendants("AppModuleRoleMaps").Elements("Role")
                .Where(role => !roles.Contains(role.Attribute("id")!.Value) && !PlatformRoles.Contains(role.Attribute("id")!.Value))
                .Select(role => $"The app is for the role {role.Attribute("id")!.Value}, which is not in the solution."),
            .. icons.Where(icon => !resources.ContainsKey(icon)).Select(icon => $"The icon {icon} is no web resource of the solution."),
        ];
    }

    private static string PageOf(string? address) =>
        (address ?? string.Empty).Replace("$webresource:", string.Empty, StringComparison.Ordinal)
            .Replace("/WebResources/", string.Empty, StringComparison.Ordinal).Split('?')[0];
}
