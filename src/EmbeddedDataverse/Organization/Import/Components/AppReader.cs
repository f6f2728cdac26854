using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Components;

/// <summary>Reads the apps of customizations.xml, and their site maps.</summary>
internal static class AppReader
{
    private const string WebResource = "$webresource:";

    public static IEnumerable<SiteMapPart> ReadSiteMaps(XElement customizations)
    {
        foreach (var part in customizations.All("AppModuleSiteMaps", "AppModuleSiteMap"))
        {
            var name = part.Text("SiteMapUniqueName") ?? throw ImportFaults.Missing("customizations.xml: AppModuleSiteMap", "the value of SiteMapUniqueName");
            var place = $"customizations.xml: AppModuleSiteMap[{name}]";
            var map = part.Element("SiteMap")!;
            var ids = new HashSet<string>(StringComparer.Ordinal);
            if (map.Descendants().Select(element => element.Attr("Id")).OfType<string>().FirstOrDefault(id => !ids.Add(id)) is { } twice)
            {
                throw ImportFaults.Invalid(place, $"The id '{twice}' is there twice.");
            }

            var urls = map.Descendants("SubArea").Select(area => area.Attr("Url")).OfType<string>().ToList();
            if (urls.Find(url => !url.StartsWith(WebResource, StringComparison.Ordinal)) is { } url)
            {
                throw ImportFaults.Unknown(place, $"the Url '{url}'");
            }

            var row = new Entity("sitemap")
            {
                ["sitemapname"] = part.Label("LocalizedNames") ?? name,
                ["sitemapnameunique"] = name,
                ["sitemapxml"] = map.ToString(SaveOptions.DisableFormatting),
            };
            yield return new SiteMapPart(
                new RowPart(row, "sitemapnameunique") { Type = ComponentType.SiteMap },
                [.. map.Descendants("SubArea").Select(area => area.Attr("Entity")).OfType<string>()],
                [.. urls.Select(url => url[WebResource.Length..])]);
        }
    }

    public static IEnumerable<AppPart> ReadApps(XElement customizations)
    {
        foreach (var part in customizations.All("AppModules", "AppModule"))
        {
            var name = part.Text("UniqueName") ?? throw ImportFaults.Missing("customizations.xml: AppModule", "the value of UniqueName");
            var place = $"customizations.xml: AppModule[{name}]";
            var row = new Entity("appmodule")
            {
                ["uniquename"] = name,
                ["name"] = part.Label("LocalizedNames") ?? throw ImportFaults.Missing(place, "the label of the app"),
                ["description"] = part.Label("Descriptions"),
                ["webresourceid"] = part.Id("WebResourceId"),
                ["formfactor"] = part.Int("FormFactor"),
                ["clienttype"] = part.Int("ClientType"),
                ["navigationtype"] = new OptionSetValue(part.Int("NavigationType") ?? 0),
            };
            yield return new AppPart(
                new RowPart(row, "uniquename") { Type = ComponentType.AppModule },
                [.. part.All("AppModuleComponents", "AppModuleComponent").Select(component => Component(component, place))],
                [.. part.All("AppModuleRoleMaps", "Role").Select(role => role.IdAttribute("id"))]);
        }
    }

    private static RootComponent Component(XElement component, string place)
    {
        var type = (ComponentType)int.Parse(component.Attr("type")!, CultureInfo.InvariantCulture);
        return type is ComponentType.SavedQuery or ComponentType.SystemForm
            ? RootComponent.Of(type, component.Attribute("id") is null ? throw Lacks("id") : component.IdAttribute("id"))
            : RootComponent.Of(type, component.Attr("schemaName") ?? throw Lacks("schemaName"));

        FaultException<OrganizationServiceFault> Lacks(string attribute)
        {
            return ImportFaults.Missing($"{place}/AppModuleComponent of type {(int)type}", $"the attribute '{attribute}'");
        }
    }
}
