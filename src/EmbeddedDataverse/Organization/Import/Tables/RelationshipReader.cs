using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Tables;

/// <summary>Reads the relationships of customizations.xml, which say where its lookups point to.</summary>
internal sealed class RelationshipReader
{
    private readonly Dictionary<(string Table, string Column), RelationshipDefinition> relationships = [];
    private readonly HashSet<(string Table, string Column)> used = [];

    public RelationshipReader(XElement customizations)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var relationship in customizations.All("EntityRelationships", "EntityRelationship"))
        {
            var name = relationship.Attr("Name")!;
            var place = $"customizations.xml: EntityRelationship[{name}]";
            if (!names.Add(name))
            {
                throw ImportFaults.Invalid(place, "The relationship is there twice.");
            }

            Read(relationship, name, place);
        }
    }

    /// <summary>The relationships of a table's own lookups.</summary>
    public List<RelationshipDefinition> Of(string table)
    {
        return [.. relationships.Where(pair => pair.Key.Table == table).Select(pair => pair.Value)];
    }

    /// <summary>The table that a lookup points to.</summary>
    public IReadOnlyList<string> Targets(string table, string column, string place)
    {
        _ = used.Add((table, column));
        return relationships.TryGetValue((table, column), out var relationship)
            ? [relationship.ReferencedTable]
            : throw ImportFaults.Missing(place, "the EntityRelationship of the lookup");
    }

    /// <summary>Refuses a relationship without the lookup it is about.</summary>
    public void RequireAllUsed()
    {
        if (relationships.FirstOrDefault(pair => !used.Contains(pair.Key)) is { Value: { } left } found)
        {
            throw ImportFaults.Invalid($"customizations.xml: EntityRelationship[{left.SchemaName}]",
                $"The package has no lookup '{found.Key.Column}' of the table '{found.Key.Table}'.");
        }
    }

    private void Read(XElement relationship, string name, string place)
    {
        var table = relationship.Text("ReferencingEntityName")!.ToLowerInvariant();
        var column = relationship.Text("ReferencingAttributeName")!.ToLowerInvariant();
        var target = relationship.Text("ReferencedEntityName")!.ToLowerInvariant();
        if (PlatformColumns.Contains(column))
        {
            PlatformColumns.RequireTarget(column, target, place);
            return;
        }

        var definition = new RelationshipDefinition
        {
            SchemaName = name,
            ReferencedTable = target,
            Lookup = column,
            CascadeDelete = Enum.Parse<CascadeType>(relationship.Text("CascadeDelete")!),
        };
        if (!relationships.TryAdd((table, column), definition))
        {
            throw ImportFaults.Unknown(place, $"a second relationship of the lookup '{column}'");
        }
    }
}
