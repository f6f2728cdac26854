using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>Forms show columns that exist, each with the control of its type, and nothing twice under one id.</summary>
internal static class Forms
{
    private const string SubGrid = "E7A81278-8635-4D9E-8D4D-59480B391C5B";

    private static readonly Dictionary<string, string> Controls = new(StringComparer.Ordinal)
    {
        ["nvarchar text"] = "4273EDBD-AC1D-40D3-9FB2-095C621B552D",
        ["nvarchar textarea"] = "E0DECE4B-6FC8-4A8F-A065-082708572369",
        ["nvarchar url"] = "71716B6C-711E-476C-8AB8-5D11542BFB47",
        ["ntext"] = "E0DECE4B-6FC8-4A8F-A065-082708572369",
        ["picklist"] = "3EF39988-22BB-4F0B-BBBE-64B5A3748AEE",
        ["bit"] = "67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED",
        ["lookup"] = "270BD3DB-D9AF-4782-9025-509E298DEC0A",
        ["datetime"] = "5B773807-9FB2-42DB-97C3-7A91EFF8ADFF",
        ["int"] = "C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F",
    };

    /// <summary>Says what is wrong with the forms of each table.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution) => solution.Tables.SelectMany(table => OfTable(solution, table));

    private static IEnumerable<string> OfTable(PackedSolution solution, XElement table)
    {
        var name = table.Element("Name")!.Value;
        var columns = table.Descendants("attribute").Where(column => column.Element("Type") is not null)
            .ToDictionary(column => column.Element("LogicalName")!.Value, Control, StringComparer.Ordinal);
        var forms = table.Element("FormXml")!.Elements("forms").ToList();
        if (!forms.Exists(form => form.Attribute("type")?.Value == "main"))
        {
            yield return $"{name} has no main form.";
        }

        var shown = forms.Descendants("control").Attributes("datafieldname").Select(column => column.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var hidden in table.Descendants("attribute").Where(column => column.Element("IsCustomField")?.Value == "1")
            .Select(column => column.Element("LogicalName")!.Value).Where(column => !shown.Contains(column)))
        {
            yield return $"No form of {name} shows {hidden}.";
        }

        foreach (var form in forms.SelectMany(form => form.Descendants("form")))
        {
            var controls = form.Descendants("control").ToList();
            foreach (var twice in controls.GroupBy(control => control.Attribute("id")?.Value, StringComparer.OrdinalIgnoreCase)
                .Where(group => group.Count() > 1))
            {
                yield return $"The control id {twice.Key} occurs {twice.Count()} times on a form of {name}.";
            }

            foreach (var finding in controls.SelectMany(control => OfControl(solution, control, columns, name)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<string> OfControl(PackedSolution solution, XElement control, Dictionary<string, string?> columns, string table)
    {
        var id = control.Attribute("id")?.Value;
        var classId = control.Attribute("classid")?.Value.Trim('{', '}').ToUpperInvariant();
        if (control.Attribute("datafieldname")?.Value is { } column)
        {
            if (!columns.TryGetValue(column, out var expected))
            {
                yield return $"The control {id} of {table} shows {column}, which is no column of it.";
            }
            else if (classId != expected)
            {
                yield return $"The control {id} of {table} is of the class {classId}, and {column} needs {expected}.";
            }

            if ((control.Ancestors("header").FirstOrDefault() is not null) != (id == "header_" + column))
            {
                yield return $"The control {id} of {table} is named for another place: controls of the header, and no others, are named header_{column}.";
            }
        }
        else if (classId != SubGrid || !HasView(solution, control) || !HasRelationship(solution, control))
        {
            yield return $"The control {id} of {table} shows no column, and is no sub-grid whose table, view and relationship exist.";
        }
    }

    private static string? Control(XElement column)
    {
        var type = column.Element("Type")!.Value;
        return Controls.GetValueOrDefault(type == "nvarchar" ? $"{type} {column.Element("Format")!.Value}" : type);
    }

    private static bool HasView(PackedSolution solution, XElement control) => solution.Tables
        .Where(table =>
            table.Element("Name")!.Value.Equals(control.Descendants("TargetEntityType").FirstOrDefault()?.Value, StringComparison.OrdinalIgnoreCase))
        .Descendants("savedqueryid").Any(id => id.Value == control.Descendants("ViewId").FirstOrDefault()?.Value);

    private static bool HasRelationship(PackedSolution solution, XElement control) =>
        solution.Customizations.Descendants("EntityRelationship")
            .Any(relationship => relationship.Attribute("Name")?.Value == control.Descendants("RelationshipName").FirstOrDefault()?.Value);
}
