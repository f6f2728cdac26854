using System.Xml.Linq;

namespace Linking.Solution.Tests.Structure;

/// <summary>Each view reads what it shows and shows what it reads; each table has the views that the platform asks for.</summary>
internal static class Views
{
    // Public, advanced find, associated, quick find, lookup.
    private static readonly string[] Kinds = ["0", "1", "2", "4", "64"];

    /// <summary>Says what is wrong with the views of each table.</summary>
    public static IEnumerable<string> Findings(PackedSolution solution) => solution.Tables.SelectMany(OfTable);

    private static IEnumerable<string> OfTable(XElement table)
    {
        var name = table.Element("Name")!.Value.ToLowerInvariant();
        var columns = table.Descendants("attribute").Select(column => column.Element("LogicalName")?.Value).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var views = table.Element("SavedQueries")!.Descendants("savedquery").ToList();
        var defaults = views.Where(view => view.Element("isdefault")?.Value == "1").Select(view => view.Element("querytype")?.Value).ToList();
        return
        [
            .. Kinds.Where(kind => defaults.Count(given => given == kind) != 1)
                .Select(kind => $"{name} has {defaults.Count(given => given == kind)} default views of the type {kind}, and needs one."),
            .. views.SelectMany(view => OfView(view, name, columns)),
        ];
    }

    private static IEnumerable<string> OfView(XElement view, string table, HashSet<string> columns)
    {
        var title = $"The view '{view.Descendants("LocalizedName").FirstOrDefault()?.Attribute("description")?.Value}' of {table}";
        var entity = view.Element("fetchxml")!.Element("fetch")!.Element("entity")!;
        var row = view.Element("layoutxml")!.Element("grid")!.Element("row")!;
        var shown = Names(row.Elements("cell"), "name").ToList();
        var read = Names(entity.Elements("attribute"), "name").ToList();
        var used = Names(entity.Descendants("order").Concat(entity.Descendants("condition")), "attribute").ToList();
        return
        [
            .. shown.Except(read, StringComparer.Ordinal).Select(column => $"{title} shows {column} and does not read it."),
            .. read.Except(shown, StringComparer.Ordinal).Where(column => column != table + "id")
                .Select(column => $"{title} reads {column} and does not show it."),
            .. shown.Concat(read).Concat(used).Distinct(StringComparer.Ordinal).Where(column => !columns.Contains(column))
                .Select(column => $"{title} names {column}, which is no column of the table."),
            .. shown.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => $"{title} shows {group.Key} twice."),
            .. Must(entity.Attribute("name")?.Value == table, $"{title} reads another table."),
            .. Must(read.Contains(table + "id") && row.Attribute("id")?.Value == table + "id", $"{title} does not read the id of the row."),
            .. Must(row.Parent!.Attribute("jump")?.Value == "cpl_name", $"{title} does not jump by the primary name."),
            .. Must(entity.Elements("order").Any(), $"{title} has no order."),
            .. Must((view.Element("querytype")?.Value == "4") == entity.Descendants("filter")
                .Any(filter => filter.Attribute("isquickfindfields")?.Value == "1"),
                $"{title} has the filter of a quick find and is none, or the other way round."),
        ];
    }

    private static IEnumerable<string> Must(bool isMet, string finding) => isMet ? [] : [finding];

    private static IEnumerable<string> Names(IEnumerable<XElement> elements, string attribute) =>
        elements.Select(element => element.Attribute(attribute)!.Value);
}
