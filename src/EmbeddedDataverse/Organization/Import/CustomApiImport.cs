namespace EmbeddedDataverse.Import;

/// <summary>Writes a custom API with its parameters and properties. What callers rely on cannot change once it is there.</summary>
internal sealed class CustomApiImport(Organization organization, RowImport rows, ComponentList components)
{
    private static readonly string[] Fixed = ["bindingtype", "boundentitylogicalname", "isfunction", "allowedcustomprocessingsteptype", "type"];

    public void Save(CustomApiPart api)
    {
        var id = Save(api.Row, api.Name);
        foreach (var parameter in api.Parameters)
        {
            var row = new Entity(parameter.Row.LogicalName);
            row.Attributes.AddRange(parameter.Row.Attributes);
            row["customapiid"] = new EntityReference("customapi", id);
            _ = Save(new RowPart(row, parameter.Key), $"{api.Name}.{row["uniquename"]}");
        }
    }

    private Guid Save(RowPart part, string name)
    {
        if (rows.Find(part) is { } id)
        {
            var table = organization.Catalog.Get(part.Row.LogicalName);
            var present = organization.Rows.Read(table, id, RowReader.Resolve(table, new ColumnSet(true)))!;
            if (Fixed.FirstOrDefault(column => part.Row.Contains(column) && !Equals(part.Row[column], present.Contains(column) ? present[column] : null))
                is { } changed)
            {
                throw ImportFaults.Make(ErrorCodes.ImportSolutionError,
                    $"An error occurred while importing a Solution: {changed} of the custom API {name} cannot be changed once it is there.");
            }
        }

        var saved = rows.Save(part);
        components.Add(part.Row.LogicalName, saved);
        return saved;
    }
}
