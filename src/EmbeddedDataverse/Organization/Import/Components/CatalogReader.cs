namespace EmbeddedDataverse.Import.Components;

/// <summary>Reads the catalogs of a package, which are found by their folders, and their assignments, which are in one file.</summary>
internal static class CatalogReader
{
    public const string AssignmentFile = "Assets/catalogassignments.xml";

    private const string Folder = "catalogs";
    private const string File = "catalog.xml";

    public static IEnumerable<CatalogPart> ReadCatalogs(SolutionZip zip)
    {
        foreach (var part in zip.Find(Folder, File))
        {
            var catalog = zip.Xml(part);
            var name = catalog.Attr("uniquename")!;
            if (part != $"{Folder}/{name}/{File}")
            {
                throw ImportFaults.Invalid(part, $"The unique name in the file belongs to {Folder}/{name}/{File}.");
            }

            var row = new Entity("catalog")
            {
                ["uniquename"] = name,
                ["name"] = catalog.Text("name"),
                ["displayname"] = catalog.Element("displayname")!.Attr("default"),
                ["description"] = catalog.Element("description")!.Attr("default"),
            };
            yield return new CatalogPart(new RowPart(row, "uniquename"), catalog.Element("parentcatalogid")?.Text("uniquename"));
        }
    }

    public static IEnumerable<CatalogAssignmentPart> ReadAssignments(SolutionZip zip)
    {
        return (zip.Has(AssignmentFile) ? zip.Xml(AssignmentFile).Elements() : []).Select(assignment => new CatalogAssignmentPart(
            assignment.Text("name")!,
            assignment.Attr("catalogid.uniquename")!,
            assignment.Attr("object.uniquename")!));
    }
}
