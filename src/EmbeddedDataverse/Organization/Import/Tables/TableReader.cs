using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Tables;

/// <summary>Reads the tables of customizations.xml.</summary>
internal sealed class TableReader(XElement customizations, SolutionManifest manifest)
{
    private readonly RelationshipReader relationships = new(customizations);

    public List<TablePart> Read()
    {
        var tables = customizations.All("Entities", "Entity").Select(Read).ToList();
        if (tables.GroupBy(table => table.Definition.LogicalName, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw ImportFaults.Invalid("customizations.xml: Entities", $"The table '{twice.Key}' is there twice.");
        }

        relationships.RequireAllUsed();
        return tables;
    }

    private TablePart Read(XElement part)
    {
        var entity = part.Element("EntityInfo")!.Element("entity")!;
        var schemaName = entity.Attr("Name")!;
        var place = $"customizations.xml: Entity[{schemaName}]";
        if (!string.Equals(part.Text("Name"), schemaName, StringComparison.Ordinal))
        {
            throw ImportFaults.Invalid(place, $"The names '{part.Text("Name")}' and '{schemaName}' of the table differ.");
        }

        var name = schemaName.ToLowerInvariant();
        RequirePrefix(name, place);
        var isUserOwned = entity.Text("OwnershipTypeMask") == "UserOwned";
        var columns = new ColumnReader(name, place, manifest, relationships).Read(entity.All("attributes", "attribute"));
        var definition = new TableDefinition
        {
            LogicalName = name,
            SchemaName = schemaName,
            DisplayName = entity.Label("LocalizedNames") ?? throw ImportFaults.Missing(place, "the label of the table"),
            EntitySetName = entity.Text("EntitySetName"),
            Ownership = isUserOwned ? TableOwnership.User : TableOwnership.Organization,
            PrimaryId = columns.PrimaryId,
            PrimaryName = columns.PrimaryName,
            CanCreateAttributes = !manifest.IsManaged || entity.Flag("CanCreateAttributes", otherwise: true),
            Columns = columns.All,
            Relationships = relationships.Of(name),
        };
        var listed = entity.All("attributes", "attribute").Select(attribute => attribute.Text("LogicalName")!);
        var own = listed.Concat(SystemColumns.For(definition).Select(column => column.LogicalName)).ToHashSet(StringComparer.Ordinal);
        return new TablePart(definition, [.. new FormReader(name, own, place).Read(part), .. new ViewReader(name, own, place).Read(part)]);
    }

    private void RequirePrefix(string name, string place)
    {
        if (!name.StartsWith(manifest.Prefix.ToLowerInvariant() + "_", StringComparison.Ordinal))
        {
            throw ImportFaults.Invalid(place, $"'{name}' does not begin with the customization prefix '{manifest.Prefix}' of the solution's publisher.");
        }
    }
}
