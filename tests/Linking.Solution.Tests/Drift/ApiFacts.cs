using System.Xml.Linq;

namespace Linking.Solution.Tests.Drift;

/// <summary>The custom APIs of a packed solution.</summary>
internal static class ApiFacts
{
    /// <summary>Adds them with their parameters and properties.</summary>
    public static void Add(Facts facts, PackedSolution solution)
    {
        var types = solution.Customizations.Descendants("PluginType")
            .ToLookup(type => type.Attribute("PluginTypeId")!.Value, type => type.Attribute("Name")!.Value, StringComparer.Ordinal);
        foreach (var (_, api) in solution.Files("customapi"))
        {
            var key = api.Element("plugintypeid")?.Element("plugintypeexportkey")?.Value;
            var type = key is null ? "none" : types[key].FirstOrDefault() ?? $"unknown {key}";
            facts.Add(
                $"custom API {Name(api)}",
                $"{Text(api, "displayname")}; {Text(api, "description")}; privilege {api.Element("executeprivilegename")?.Value}; type {type}"
                    + $"; steps {api.Element("allowedcustomprocessingsteptype")?.Value}; binding {api.Element("bindingtype")?.Value}"
                    + $"; function {Flag(api, "isfunction")}; private {Flag(api, "isprivate")}");
        }

        foreach (var assignment in solution.Files("catalogassignments").SelectMany(file => file.Root.Elements("catalogassignment")))
        {
            facts.Add($"catalog assignment of {assignment.Attribute("object.uniquename")!.Value}");
        }

        foreach (var (path, parameter) in solution.Files("customapirequestparameter"))
        {
            facts.Add($"request parameter {Owner(path)}.{Name(parameter)}",
                $"type {parameter.Element("type")?.Value}; optional {Flag(parameter, "isoptional")}; {Text(parameter, "description")}");
        }

        foreach (var (path, property) in solution.Files("customapiresponseproperty"))
        {
            facts.Add($"response property {Owner(path)}.{Name(property)}", $"type {property.Element("type")?.Value}; {Text(property, "description")}");
        }
    }

    private static string Name(XElement component) => component.Attribute("uniquename")!.Value;

    private static string Owner(string path) => path.Split('/')[1];

    private static bool Flag(XElement component, string name) => component.Element(name)?.Value == "1";

    private static string? Text(XElement component, string name) => component.Element(name)?.Attribute("default")?.Value;
}
