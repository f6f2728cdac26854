using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>The list of content types, the component files and the zip agree.</summary>
internal static class PartList
{
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    /// <summary>Says which entry has no content type, and which file is named and not there.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        var extensions = solution.ContentTypes.Elements(Types + "Default").Select(element => "." + element.Attribute("Extension")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var overrides = solution.ContentTypes.Elements(Types + "Override").Select(element => element.Attribute("PartName")!.Value)
            .ToHashSet(StringComparer.Ordinal);
        var parts = solution.Parts.Keys.Where(path => path != "[Content_Types].xml").ToList();
        var files = solution.Customizations.Descendants("FileName").Select(element => element.Value).ToList();
        return
        [
            .. parts.Where(path => !extensions.Contains(Path.GetExtension(path)) && !overrides.Contains("/" + path))
                .Select(path => $"The entry {path} has no content type."),
            .. overrides.Where(path => !solution.Parts.ContainsKey(path[1..]))
                .Select(path => $"The content type of {path} is given, and there is no such entry."),
            .. files.Where(path => !solution.Parts.ContainsKey(path[1..])).Select(path => $"The file {path} is named, and there is no such entry."),
            .. parts.Where(path => path.StartsWith("WebResources/", StringComparison.Ordinal) && !files.Contains("/" + path))
                .Select(path => $"Nothing names the entry {path}."),
            .. solution.ContentTypes.Elements().Where(element => element.Attribute("ContentType")?.Value != "application/octet-stream")
                .Select(element => $"The content type of {element} is not that of exports."),
        ];
    }
}
