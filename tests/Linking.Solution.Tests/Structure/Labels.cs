using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>Everything that people see has a name and, where people ask for one, a description, in the solution's language.</summary>
internal static class Labels
{
    private const string Language = "1033";
    private static readonly string[] Required = ["LocalizedName", "LocalizedCollectionName", "displayname", "Description"];

    /// <summary>Says which label is empty, missing or in a language that the solution does not have.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        var roots = solution.ComponentFiles.Prepend(solution.Manifest).Prepend(solution.Customizations).ToList();
        return
        [
            .. roots.SelectMany(root => root.Descendants()).Where(IsLabel).SelectMany(Check),
            .. roots.Skip(2).SelectMany(root => root.Elements().Where(element => element.Name.LocalName is "displayname" or "description"))
                .SelectMany(CheckDefault),
            .. solution.Customizations.Descendants("cell").Where(cell => cell.Element("control") is not null && Text(cell.Element("labels")!) is null or "")
                .Select(cell => $"{Place.Of(cell)} has a control and no label."),
        ];
    }

    private static bool IsLabel(XElement element) =>
        element.Attribute("languagecode") is not null
            || (Required.Contains(element.Name.LocalName)
            && element is { HasElements: false, Parent.Name.LocalName: not ("Role" or "WebResource" or "environmentvariabledefinition") });

    private static IEnumerable<string> Check(XElement label)
    {
        if (label.Attribute("languagecode")?.Value != Language && label.Attribute("LCID")?.Value != Language)
        {
            yield return $"A <{label.Name.LocalName}> of {Place.Of(label.Parent!.Parent!)} is not in the language {Language}.";
        }

        // Cells without a control, and tabs without a name, may have an empty label.
        if (label.Attribute("description")?.Value is null or "" && label.Name.LocalName != "label")
        {
            yield return $"A <{label.Name.LocalName}> of {Place.Of(label.Parent!.Parent!)} is empty.";
        }
    }

    private static IEnumerable<string> CheckDefault(XElement text)
    {
        if (text.Attribute("default")?.Value is null or "" || text.Element("label")?.Attribute("description")?.Value != text.Attribute("default")!.Value)
        {
            yield return $"The {text.Name.LocalName} of {Place.Of(text.Parent!)} is empty, or its default is not its label.";
        }
    }

    private static string? Text(XElement labels) => labels.Element("label")?.Attribute("description")?.Value;
}
