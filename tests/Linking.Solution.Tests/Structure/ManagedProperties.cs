using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>
/// Customers may add to what they see (forms, views, charts, columns of their own), and change no part that the code relies on or an update would
/// overwrite: the product's columns, choices and relationships, roles, pages, actions, catalogs.
/// </summary>
internal static class ManagedProperties
{
    private static readonly string[] OfColumns =
        ["IsCustomizable", "IsRenameable", "CanModifySearchSettings", "CanModifyRequirementLevelSettings", "CanModifyAdditionalSettings",
            "CanModifyGlobalFilterSettings", "CanModifyIsSortableSettings"];

    private static readonly string[] OfTables = ["IsCustomizable", "CanCreateForms", "CanCreateViews", "CanCreateCharts", "CanCreateAttributes",
        "CanModifyAuditSettings"];

    /// <summary>Says which component may be changed and should not, or the other way round.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution)
    {
        var root = solution.Customizations;
        var columns = solution.Tables.Descendants("attribute").Where(column => column.Element("IsCustomField")?.Value == "1").ToList();
        return
        [
            .. columns.SelectMany(column => OfColumns.SelectMany(property => Must(column, property, "0"))),
            .. columns.Elements("optionset").SelectMany(choice => Must(choice, "IsCustomizable", "0")),
            .. solution.Tables.Elements("EntityInfo").Elements("entity").SelectMany(table => OfTables.SelectMany(property => Must(table, property, "1"))),
            .. root.Descendants("systemform").Concat(root.Descendants("savedquery")).SelectMany(part => Must(part, "IsCustomizable", "1")),
            .. root.Descendants("EntityRelationship").Where(relationship => Name(relationship).StartsWith("cpl_", StringComparison.Ordinal))
                .SelectMany(relationship => Must(relationship, "IsCustomizable", "0")),
            .. root.Element("Roles")!.Elements("Role").Concat(root.Elements("WebResources").Elements("WebResource"))
                .SelectMany(part => Must(part, "IsCustomizable", "0")),
            .. root.Elements("WebResources").Elements("WebResource").SelectMany(resource => Must(resource, "CanBeDeleted", "0")),
            .. solution.ComponentFiles.DescendantsAndSelf()
                .Where(part => part.Element("iscustomizable") is not null && part.Name.LocalName != "environmentvariabledefinition")
                .SelectMany(part => Must(part, "iscustomizable", "0")),
        ];
    }

    private static string Name(XElement relationship) => relationship.Attribute("Name")!.Value;

    private static IEnumerable<string> Must(XElement element, string property, string value) =>
        element.Element(property)?.Value == value ? [] : [$"{property} of {Place.Of(element)} is '{element.Element(property)?.Value}', and is to be {value}."];
}
