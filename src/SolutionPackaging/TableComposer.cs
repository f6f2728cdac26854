using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Puts a table together from its parts: columns and settings, forms, views and ribbon.</summary>
internal sealed class TableComposer(SourceReader source)
{
    /// <summary>All tables of the solution.</summary>
    public IEnumerable<XElement> All() => source.Below(SolutionLayout.Entities)
        .Select(path => path.Split('/')[1])
        .Distinct(StringComparer.Ordinal)
        .Select(Compose);

    private XElement Compose(string name)
    {
        var folder = $"{SolutionLayout.Entities}/{name}";
        var file = $"{folder}/Entity.xml";
        var table = source.Xml(file, "Entity");
        var given = table.Element("EntityInfo")?.Element("entity")?.Attribute("Name")?.Value;
        if (given != name || table.Element("Name")?.Value != name)
        {
            throw new PackagingException(file, $"The table is named '{table.Element("Name")?.Value}' and '{given}', and its folder '{name}'.",
                "Give all three the same name.");
        }

        Section(table, "FormXml", file).ReplaceNodes(Forms(folder));
        Section(table, "SavedQueries", file).ReplaceNodes(Views(folder));
        Section(table, "RibbonDiffXml", file).ReplaceWith(source.Xml($"{folder}/RibbonDiff.xml", "RibbonDiffXml"));
        return table;
    }

    private static XElement Section(XElement table, string name, string file) =>
        table.Element(name) ?? throw new PackagingException(file, $"The place of <{name}> is missing.", $"Add an empty <{name} />.");

    private IEnumerable<XElement> Forms(string folder)
    {
        var kinds = source.Below(folder + "/FormXml").GroupBy(path => path.Split('/')[3], StringComparer.Ordinal);
        return kinds.Select(kind => new XElement("forms", new XAttribute("type", kind.Key), kind.Select(path => Only(path, "forms", "systemform", "formid"))));
    }

    private IEnumerable<XElement> Views(string folder)
    {
        var views = source.Below(folder + "/SavedQueries").Select(path => Only(path, "savedqueries", "savedquery", "savedqueryid")).ToList();
        return views.Count == 0 ? [] : [new XElement("savedqueries", views)];
    }

    // The file is named by the id, as the usual packager does it.
    private XElement Only(string path, string root, string element, string id)
    {
        var found = source.Xml(path, root).Elements(element).ToList();
        if (found.Count != 1)
        {
            throw new PackagingException(path, $"The file has {found.Count} <{element}>.", "It must have exactly one.");
        }

        var name = Path.GetFileNameWithoutExtension(path);
        return found[0].Text(id, path) == name
            ? found[0]
            : throw new PackagingException(path, $"The file is named '{name}', and the {id} in it is '{found[0].Element(id)!.Value}'.", "Make both the same.");
    }
}
