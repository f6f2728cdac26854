namespace EmbeddedDataverse.Import;

/// <summary>Writes catalogs and what is assigned to their categories.</summary>
internal sealed class CatalogImport(RowImport rows, ComponentList components, SolutionPackage package)
{
    /// <summary>Writes the roots first, because a category points to its root from its creation on.</summary>
    public void Save()
    {
        foreach (var catalog in package.Catalogs.OrderBy(catalog => catalog.Parent is not null))
        {
            Save(catalog);
        }

        foreach (var assignment in package.CatalogAssignments)
        {
            Save(assignment);
        }
    }

    private void Save(CatalogPart catalog)
    {
        // A package that was read is shared by the organisations that import it.
        var row = new Entity(catalog.Row.Row.LogicalName);
        row.Attributes.AddRange(catalog.Row.Row.Attributes);
        row["parentcatalogid"] = catalog.Parent is { } parent ? Required("catalog", parent, $"the catalog '{parent}', which {catalog.Name} is below") : null;
        components.Add(row.LogicalName, rows.Save(new RowPart(row, catalog.Row.Key)));
    }

    private void Save(CatalogAssignmentPart assignment)
    {
        if (package.Catalogs.Any(catalog => catalog.Name == assignment.Category && catalog.Parent is null))
        {
            throw ImportFaults.Invalid(CatalogReader.AssignmentFile,
                $"{assignment.CustomApi} is assigned to the root catalog {assignment.Category}; assignments are to categories.");
        }

        var row = new Entity("catalogassignment")
        {
            ["name"] = assignment.Name,
            ["catalogid"] = Required("catalog", assignment.Category, $"the catalog '{assignment.Category}', to which {assignment.CustomApi} is assigned"),
            ["object"] = Required("customapi", assignment.CustomApi, $"the custom API '{assignment.CustomApi}', which is assigned to {assignment.Category}"),
        };
        components.Add(row.LogicalName, rows.Save(new RowPart(row, "catalogid", "object")));
    }

    private EntityReference Required(string table, string uniqueName, string what)
    {
        return rows.Find(new RowPart(new Entity(table) { ["uniquename"] = uniqueName }, "uniquename")) is { } id
            ? new EntityReference(table, id)
            : throw ImportFaults.MissingDependency(package.Manifest.UniqueName, what + ".");
    }
}
