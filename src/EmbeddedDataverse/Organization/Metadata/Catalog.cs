using System.Diagnostics.CodeAnalysis;

namespace EmbeddedDataverse.Metadata;

/// <summary>All tables of the organisation, kept in the file.</summary>
internal sealed class Catalog
{
    private readonly Database database;
    private readonly SettingStore settings;
    private readonly TableSchemaWriter schema;
    private readonly CatalogStore store;
    private readonly CatalogRelationships relationships;
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);

    public Catalog(Database database, SettingStore settings, TableSchemaWriter schema)
    {
        this.database = database;
        this.settings = settings;
        this.schema = schema;
        store = new CatalogStore(database);
        relationships = new CatalogRelationships(this, store);
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
        AddPersisted(table, new ColumnDefinition
        {
            LogicalName = definition.PrimaryId
            ?? definition.LogicalName + "id",
            Type = ColumnType.Uniqueidentifier,
            ValidForUpdate = false
        });
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
        relationships.AddTable(table);
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
            relationships.Add(table, relationship);
        }

        Version++;
        return table.Get(definition.LogicalName);
    }

    /// <summary>
    /// Gives a table and columns it has new definitions, which count from the next <see cref="Reload"/>; what they keep in rows stays as it is.
    /// </summary>
    public void Replace(Table table, TableDefinition definition, IEnumerable<ColumnDefinition> columns)
    {
        store.Replace(table.Name, definition);
        foreach (var column in columns)
        {
            store.Replace(table.Name, column);
        }
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

    /// <summary>Reads everything from the file again, as after a change that was undone.</summary>
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

        relationships.Connect(store.Relationships());
    }

    public Guid NewId()
    {
        return database.Keys.NewId(settings.NextVersion());
    }

    private void AddWithCompanions(Table table, ColumnDefinition definition)
    {
        AddPersisted(table, definition);
        foreach (var companion in LookupCompanions.Of(definition, target => TryGet(target, out var referenced) && referenced.IsElastic))
        {
            AddPersisted(table, companion);
        }
    }

    private void AddPersisted(Table table, ColumnDefinition definition)
    {
        MetadataNames.Require(definition.LogicalName);
        var column = table.Add(definition, NewId());
        store.Add(column);
    }
}
