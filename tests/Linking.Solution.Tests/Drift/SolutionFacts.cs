using System.Xml.Linq;

namespace Linking.Solution.Tests.Drift;

/// <summary>What a packed solution has.</summary>
internal static class SolutionFacts
{
    /// <summary>Reads it.</summary>
    public static Facts Read(PackedSolution solution)
    {
        var facts = new Facts();
        var lookups = solution.Customizations.Descendants("EntityRelationship").ToLookup(
            relationship =>
                $"{relationship.Element("ReferencingEntityName")!.Value}.{relationship.Element("ReferencingAttributeName")!.Value}".ToLowerInvariant(),
            relationship => relationship.Element("ReferencedEntityName")!.Value.ToLowerInvariant(),
            StringComparer.Ordinal);
        foreach (var table in solution.Tables)
        {
            AddTable(facts, table, lookups);
        }

        foreach (var type in solution.Customizations.Descendants("PluginType"))
        {
            facts.Add($"plug-in type {type.Attribute("Name")!.Value}", type.Element("WorkflowActivityGroupName") is null ? "plug-in" : "activity");
        }

        foreach (var privilege in solution.Customizations.Descendants("RolePrivilege"))
        {
            facts.Add($"privilege {privilege.Attribute("name")!.Value} of the role {privilege.Ancestors("Role").First().Attribute("name")!.Value}",
                privilege.Attribute("level")!.Value);
        }

        foreach (var (_, variable) in solution.Files("environmentvariabledefinition"))
        {
            var name = variable.Attribute("schemaname")!.Value;
            facts.Add($"environment variable {name}", DefaultValues.Compare(name, variable.Element("defaultvalue")!.Value));
        }

        ApiFacts.Add(facts, solution);
        return facts;
    }

    private static void AddTable(Facts facts, XElement table, ILookup<string, string> lookups)
    {
        var schemaName = table.Element("Name")!.Value;
        var name = schemaName.ToLowerInvariant();
        facts.Add($"table {name}", schemaName);
        foreach (var column in table.Descendants("attribute").Where(column => column.Element("Type") is not null))
        {
            var logicalName = column.Element("LogicalName")!.Value;
            if (column.Element("IsCustomField")!.Value == "1" || column.Element("Type")!.Value == "primarykey"
                || DeclaredColumns.OfEachTable.ContainsKey(logicalName))
            {
                facts.Add($"column {name}.{logicalName}", TypeOf(column, lookups[$"{name}.{logicalName}"]));
            }
        }
    }

    private static string TypeOf(XElement column, IEnumerable<string> targets)
    {
        var type = column.Element("Type")!.Value;
        return type switch
        {
            "nvarchar" or "ntext" => $"{type} {column.Element("MaxLength")?.Value}",
            "lookup" => $"lookup {string.Join(", ", targets)}",
            "picklist" => $"picklist {Values(column, "option")}",
            "state" => $"state {Values(column, "state")}",
            "status" => $"status {Values(column, "status")}",
            _ => type,
        };
    }

    private static string Values(XElement column, string option) =>
        string.Join(", ", column.Descendants(option)
            .Select(element => int.Parse(element.Attribute("value")!.Value, System.Globalization.CultureInfo.InvariantCulture)).Order());
}
