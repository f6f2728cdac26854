using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>
/// The trigger "When an action is performed" offers what is assigned to a category, which is a catalog below the solution's root catalog.
/// </summary>
internal static class Catalogs
{
    /// <summary>Says which catalog or assignment leads nowhere.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        var catalogs = solution.Files("catalog").ToDictionary(file => Name(file.Root), file => Parent(file.Root), StringComparer.Ordinal);
        var roots = catalogs.Where(catalog => catalog.Value is null).Select(catalog => catalog.Key).ToList();
        var events = solution.Files("customapi").Select(file => file.Root).Where(IsEvent).Select(Name).ToHashSet(StringComparer.Ordinal);
        var assignments = solution.Files("catalogassignments").SelectMany(file => file.Root.Elements()).Select(element => new Assignment(element)).ToList();
        return
        [
            .. catalogs.Where(catalog => catalog.Value is not null && !roots.Contains(catalog.Value))
                .Select(catalog => $"The catalog {catalog.Key} is below {catalog.Value}, which is no root catalog of the solution."),
            .. assignments.Where(assignment => assignment.Type != "customapi")
                .Select(assignment => $"{assignment.Object} of the type {assignment.Type} is no assignment of a custom API."),
            .. assignments.Where(assignment => catalogs.GetValueOrDefault(assignment.Catalog) is null)
                .Select(assignment => $"{assignment.Object} is assigned to {assignment.Catalog}, which is no category of the solution."),
            .. assignments.Where(assignment => !events.Contains(assignment.Object))
                .Select(assignment => $"{assignment.Object} is assigned to {assignment.Catalog}, and it is no event of the solution."),
        ];
    }

    private static string Name(XElement component) => component.Attribute("uniquename")!.Value;

    private static string? Parent(XElement catalog) => catalog.Element("parentcatalogid")?.Element("uniquename")?.Value;

    // An action without an operation of its own, on which others may register.
    private static bool IsEvent(XElement api) =>
        api.Element("plugintypeid") is null && api.Element("isfunction")?.Value == "0" && api.Element("allowedcustomprocessingsteptype")?.Value != "0";

    private sealed class Assignment(XElement element)
    {
        public string Catalog { get; } = element.Attribute("catalogid.uniquename")?.Value ?? string.Empty;

        public string Object { get; } = element.Attribute("object.uniquename")?.Value ?? string.Empty;

        public string Type { get; } = element.Attribute("objectidtype")?.Value ?? string.Empty;
    }
}
