namespace EmbeddedDataverse.Metadata;

/// <summary>The relationships between the tables of a catalog: each is known to both of its sides.</summary>
internal sealed class CatalogRelationships(Catalog catalog, CatalogStore store)
{
    /// <summary>Ties in a new table: lookups of other tables that waited for it, then its own.</summary>
    public void AddTable(Table table)
    {
        foreach (var (other, relationship) in catalog.Tables.SelectMany(other =>
            other.Relationships.Where(r => r.ReferencedTable == table.Name).Select(r => (other, r))))
        {
            table.Referencing.Add((other.Get(relationship.Lookup), relationship));
        }

        foreach (var lookup in table.Columns.Where(column => column.Type is ColumnType.Lookup or ColumnType.Customer && column.Definition.ValidForUpdate))
        {
            AddDefaults(table, lookup);
        }
    }

    public void Add(Table table, RelationshipDefinition relationship)
    {
        store.Add(table.Name, relationship);
        Connect(table, relationship);
    }

    /// <summary>Ties in relationships that are in the file already.</summary>
    public void Connect(IEnumerable<(string Table, RelationshipDefinition Definition)> stored)
    {
        foreach (var (table, relationship) in stored)
        {
            Connect(catalog.Get(table), relationship);
        }
    }

    private void AddDefaults(Table table, Column lookup)
    {
        foreach (var target in lookup.Definition.Targets)
        {
            var elastic = catalog.TryGet(target, out var referenced) && referenced.IsElastic;
            var declared = table.Definition.Relationships.FirstOrDefault(r => r.Lookup == lookup.Name && r.ReferencedTable == target)
                ?? StandardRelationships.Find(table.Name, lookup.Name, target);
            Add(table, new RelationshipDefinition
            {
                SchemaName = declared?.SchemaName ?? $"{target}_{table.Name}_{lookup.Name}",
                ReferencedTable = target,
                Lookup = lookup.Name,
                CascadeDelete = declared?.CascadeDelete ?? (elastic ? CascadeType.NoCascade : CascadeType.RemoveLink),
                Id = catalog.NewId(),
            });
        }
    }

    private void Connect(Table table, RelationshipDefinition relationship)
    {
        table.Relationships.Add(relationship);
        if (catalog.TryGet(relationship.ReferencedTable, out var referenced))
        {
            referenced.Referencing.Add((table.Get(relationship.Lookup), relationship));
        }
    }
}
