namespace EmbeddedDataverse.Import;

/// <summary>The solutioncomponent rows of a solution. An update adds to them; what the new package no longer has stays, as only an upgrade deletes.</summary>
internal sealed class ComponentList(RowImport rows, Guid solution)
{
    /// <summary>Adds the row of a table that holds components.</summary>
    public void Add(string table, Guid row) => Add(ComponentTables.TypeOf(table), row);

    public void Add(ComponentType type, Guid component)
    {
        var row = new Entity("solutioncomponent")
        {
            ["solutionid"] = new EntityReference("solution", solution),
            ["componenttype"] = (int)type,
            ["objectid"] = component,
            ["rootcomponentbehavior"] = 0,
        };
        _ = rows.Save(new RowPart(row, "solutionid", "objectid"));
    }
}
