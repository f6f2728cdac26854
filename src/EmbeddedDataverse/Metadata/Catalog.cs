using System.Diagnostics.CodeAnalysis;

namespace EmbeddedDataverse;

/// <summary>All tables of the organisation, kept in the file.</summary>
internal sealed class Catalog
{
    private readonly Database database;
    private readonly SettingStore settings;
    private readonly TableSchemaWriter schema;
    private readonly CatalogStore store;
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);

    public Catalog(Database database, SettingStore settings, TableSchemaWriter schema)
    {
        this.database = database;
        this.settings = settings;
        this.schema = schema;
        store = new CatalogStore(database);
        Reload();
    }

    public IReadOnlyCollection<Table> Tables => tables.Values;

    /// <summary>Counts the changes of metadata; clients get it as a version stamp.</summary>
    public long Version { get; private set; }

    public TableSchemaWriter Schema => schema;

    public bool TryGet(string name, [NotNullWhen(true)] out Table? table)
    {
        return tables.TryGetValue(name, out table);
    }

    public Table Get(string? name)
    {
        return name is not null && tables.TryGetValue(name, out var table) ? table : throw PlatformFaults.NoSuchTable(name);
    }

    public Table Define(TableDefinition definition)
    {
        MetadataNames.Require(definition.LogicalName);
        var table = new Table(definition, NewId(), definition.ObjectTypeCode ?? 10_000 + tables.Count);
        store.Add(table);
        AddPersisted(table, new ColumnDefinition { LogicalName = definition.PrimaryId ?? definition.LogicalName + "id", Type = ColumnType.Uniqueidentifier, ValidForUpdate = false });
        if (definition.PrimaryName is { } name && definition.Columns.All(column => column.LogicalName != name))
        {
            AddPersisted(table, ColumnDefinition.Text(name));
        }

        foreach (var column in definition.Columns.Concat(SystemColumns.For(definition)))
        {
            if (table.TryGet(column.LogicalName, out _))
            {
                continue;
            }

            AddWithCompanions(table, column);
        }

        tables.Add(table.Name, table);
        schema.Create(table);
        foreach (var (other, relationship) in tables.Values.SelectMany(other => other.Relationships.Where(r => r.ReferencedTable == table.Name).Select(r => (other, r))))
        {
            table.Referencing.Add((other.Get(relationship.Lookup), relationship));
        }

        foreach (var lookup in table.Columns.Where(column => column.Type == ColumnType.Lookup && column.Definition.ValidForUpdate))
        {
            AddDefaultRelationships(table, lookup);
        }

        Version++;
        return table;
    }

    public Column AddColumn(Table table, ColumnDefinition definition, RelationshipDefinition? relationship = null)
    {
        var count = table.Columns.Count;
        AddWithCompanions(table, definition);
        foreach (var added in table.Columns.Skip(count))
        {
            schema.AddColumn(added);
        }

        if (relationship is not null)
        {
            AddRelationship(table, relationship);
        }

        Version++;
        return table.Get(definition.LogicalName);
    }

    public void RemoveColumn(Column column)
    {
        var names = new[] { column.Name, column.PartitionCompanion?.Name, column.TypeCompanion?.Name }.OfType<string>().ToList();
        foreach (var name in names)
        {
            schema.DropColumn(column.Table.Get(name));
            store.RemoveColumn(column.Table.Name, name);
        }

        store.RemoveRelationships(column.Table.Name, column.Name);
        Reload();
    }

    public void RemoveTable(Table table)
    {
        schema.DropTable(table);
        store.RemoveTable(table.Name);
        Reload();
    }

    public Guid NewId()
    {
        return database.Keys.NewId(settings.NextVersion());
    }

    private void AddWithCompanions(Table table, ColumnDefinition definition)
    {
        AddPersisted(table, definition);
        if (definition.Type is not (ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner))
        {
            return;
        }

        if (definition.Targets.Count > 1)
        {
            AddPersisted(table, new ColumnDefinition
            {
                LogicalName = definition.LogicalName + "type",
                Type = ColumnType.EntityName,
                CompanionOf = definition.LogicalName,
                ValidForRead = false,
                ValidForCreate = false,
                ValidForUpdate = false,
            });
        }

        if (definition.Targets.Any(target => TryGet(target, out var referenced) && referenced.IsElastic))
        {
            AddPersisted(table, new ColumnDefinition
            {
                LogicalName = definition.LogicalName + "pid",
                SchemaName = definition.SchemaName is null ? null : definition.SchemaName + "pid",
                Type = ColumnType.String,
                MaxLength = 100,
                CompanionOf = definition.LogicalName,
                IsCustom = definition.IsCustom,
            });
        }
    }

    private void AddPersisted(Table table, ColumnDefinition definition)
    {
        MetadataNames.Require(definition.LogicalName);
        var column = table.Add(definition, NewId());
        store.Add(column);
    }

    private void AddDefaultRelationships(Table table, Column lookup)
    {
        foreach (var target in lookup.Definition.Targets)
        {
            var elastic = TryGet(target, out var referenced) && referenced.IsElastic;
            var declared = table.Definition.Relationships.FirstOrDefault(r => r.Lookup == lookup.Name && r.ReferencedTable == target);
            AddRelationship(table, new RelationshipDefinition
            {
                SchemaName = declared?.SchemaName ?? $"{target}_{table.Name}_{lookup.Name}",
                ReferencedTable = target,
                Lookup = lookup.Name,
                CascadeDelete = declared?.CascadeDelete ?? (elastic ? CascadeType.NoCascade : CascadeType.RemoveLink),
                Id = NewId(),
            });
        }
    }

    private void AddRelationship(Table table, RelationshipDefinition relationship)
    {
        store.Add(table.Name, relationship);
        Connect(table, relationship);
    }

    private void Connect(Table table, RelationshipDefinition relationship)
    {
        table.Relationships.Add(relationship);
        if (tables.TryGetValue(relationship.ReferencedTable, out var referenced))
        {
            referenced.Referencing.Add((table.Get(relationship.Lookup), relationship));
        }
    }

    public void Reload()
    {
        tables.Clear();
        Version++;
        foreach (var table in store.Tables())
        {
            tables.Add(table.Name, table);
        }

        foreach (var (name, id, definition) in store.Columns())
        {
            _ = tables[name].Add(definition, id);
        }

        foreach (var (name, relationship) in store.Relationships())
        {
            Connect(tables[name], relationship);
        }
    }
}
