using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Tables;

/// <summary>Reads the views of a table; what they fetch and show must be columns of it.</summary>
internal sealed class ViewReader(string table, HashSet<string> columns, string place)
{
    public IEnumerable<RowPart> Read(XElement part)
    {
        return part.All("SavedQueries", "savedqueries").SelectMany(views => views.Elements("savedquery").Select(ReadView));
    }

    private RowPart ReadView(XElement view)
    {
        var id = view.Id("savedqueryid");
        var at = $"{place}/savedquery[{id}]";
        var fetch = view.Element("fetchxml")!.Element("fetch")!;
        var grid = view.Element("layoutxml")!.Element("grid")!;
        Check(fetch.Element("entity")!, grid, at);
        return new RowPart(new Entity("savedquery", id)
        {
            ["name"] = view.Label("LocalizedNames") ?? throw ImportFaults.Missing(at, "the label of the view"),
            ["description"] = view.Label("Descriptions"),
            ["returnedtypecode"] = table,
            ["querytype"] = view.Int("querytype"),
            ["isdefault"] = view.Flag("isdefault"),
            ["isquickfindquery"] = view.Flag("isquickfindquery"),
            ["fetchxml"] = fetch.ToString(SaveOptions.DisableFormatting),
            ["layoutxml"] = grid.ToString(SaveOptions.DisableFormatting),
        })
        {
            Type = ComponentType.SavedQuery,
        };
    }

    private void Check(XElement entity, XElement grid, string at)
    {
        if (entity.Attr("name") != table)
        {
            throw ImportFaults.Invalid(at, $"The view of '{table}' fetches '{entity.Attr("name")}'.");
        }

        var fetched = entity.Elements("attribute").Select(attribute => attribute.Attr("name")!).ToHashSet(StringComparer.Ordinal);
        var used = entity.Descendants().Select(element => element.Attr("attribute")).OfType<string>().Concat(fetched);
        if (used.FirstOrDefault(name => !columns.Contains(name)) is { } unknown)
        {
            throw ImportFaults.Invalid(at, $"The view fetches the column '{unknown}', which the table '{table}' has not.");
        }

        if (grid.Element("row")!.Elements("cell").Select(cell => cell.Attr("name") ?? "").FirstOrDefault(name => !fetched.Contains(name)) is { } unfetched)
        {
            throw ImportFaults.Invalid(at, $"The view shows the column '{unfetched}', which it does not fetch.");
        }
    }
}
