using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Components;

/// <summary>Reads the web resources of a package.</summary>
internal static class WebResourceReader
{
    public static IEnumerable<RowPart> Read(SolutionZip zip)
    {
        return zip.Customizations.All("WebResources", "WebResource").Select(part => Read(zip, part));
    }

    private static RowPart Read(SolutionZip zip, XElement part)
    {
        var name = part.Text("Name") ?? throw ImportFaults.Missing("customizations.xml: WebResource", "the value of Name");
        var row = new Entity("webresource", part.Id("WebResourceId"))
        {
            ["name"] = name,
            ["displayname"] = part.Text("DisplayName") ?? name,
            ["description"] = part.Text("Description"),
            ["webresourcetype"] = new OptionSetValue(part.Int("WebResourceType")!.Value),
            ["languagecode"] = part.Int("LanguageCode"),
            ["content"] = Convert.ToBase64String(zip.Take(part.Text("FileName")!, $"the web resource {name}")),
        };
        return new RowPart(row) { Type = ComponentType.WebResource };
    }
}
