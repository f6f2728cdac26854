namespace EmbeddedDataverse.Import.Components;

/// <summary>
/// Reads the environment variable definitions of a package. Files with values are not taken, so that they are refused: values belong to an environment.
/// </summary>
internal static class VariableReader
{
    private const string Folder = "environmentvariabledefinitions";

    public static IEnumerable<RowPart> Read(SolutionZip zip)
    {
        foreach (var part in zip.Find(Folder, "environmentvariabledefinition.xml"))
        {
            var variable = zip.Xml(part);
            var name = variable.Attr("schemaname")!;
            if (part != $"{Folder}/{name}/environmentvariabledefinition.xml")
            {
                throw ImportFaults.Invalid(part, $"The schema name in the file, '{name}', is not that of the folder.");
            }

            var row = new Entity("environmentvariabledefinition")
            {
                ["schemaname"] = name,
                ["displayname"] = variable.Element("displayname")!.Attr("default"),
                ["description"] = variable.Element("description")?.Attr("default"),
                ["defaultvalue"] = variable.Text("defaultvalue"),
                ["type"] = new OptionSetValue(variable.Int("type")!.Value),
                ["isrequired"] = variable.Flag("isrequired"),
            };
            yield return new RowPart(row, "schemaname") { Type = ComponentType.EnvironmentVariableDefinition };
        }
    }
}
