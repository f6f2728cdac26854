using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace EmbeddedDataverse;

/// <summary>All tables of the organisation, kept in the file.</summary>
internal sealed class Catalog
{
    private readonly Database database;
    private readonly SettingStore settings;
    private readonly TableSchemaWriter schema;
    private readonly Dictionary<string, Table> tables = new(StringComparer.Ordinal);

    public Catalog(Database database, SettingStore settings, TableSchemaWriter schema)
    {
        this.database = database;
        this.settings = settings;
        this.schema = schema;
        database.Run("CREATE TABLE IF NOT EXISTS _table (name TEXT PRIMARY KEY, id BLOB, code INTEGER, definition TEXT) WITHOUT ROWID");
        database.Run("CREATE TABLE IF NOT EXISTS _column (tablename TEXT, id BLOB, definition TEXT)");
        database.Run("CREATE TABLE IF NOT EXISTS _relationship (tablename TEXT, schemaname TEXT, definition TEXT)");
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
        _ = database.Execute("INSERT INTO _table VALUES (?1, ?2, ?3, ?4)", table.Name, RowKeys.ToBytes(table.Id), (long)table.ObjectTypeCode, JsonSerializer.Serialize(definition));
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
            _ = database.Execute("DELETE FROM _column WHERE tablename = ?1 AND json_extract(definition, '$.LogicalName') = ?2", column.Table.Name, name);
        }

        _ = database.Execute("DELETE FROM _relationship WHERE tablename = ?1 AND json_extract(definition, '$.Lookup') = ?2", column.Table.Name, column.Name);
        Reload();
    }

    public void RemoveTable(Table table)
    {
        schema.DropTable(table);
        foreach (var place in (string[])["_table WHERE name", "_column WHERE tablename", "_relationship WHERE tablename"])
        {
            _ = database.Execute($"DELETE FROM {place} = ?1", table.Name);
        }

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
        _ = database.Execute("INSERT INTO _column VALUES (?1, ?2, ?3)", table.Name, RowKeys.ToBytes(column.Id), JsonSerializer.Serialize(definition));
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
        _ = database.Execute("INSERT INTO _relationship VALUES (?1, ?2, ?3)", table.Name, relationship.SchemaName, JsonSerializer.Serialize(relationship));
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
        foreach (var (name, id, code, json) in Rows("SELECT name, id, code, definition FROM _table", s => (s.Text(0), s.Guid(1), s.Int64(2), s.Text(3))))
        {
            tables.Add(name, new Table(JsonSerializer.Deserialize<TableDefinition>(json)!, id, (int)code));
        }

        foreach (var (name, id, json) in Rows("SELECT tablename, id, definition FROM _column ORDER BY rowid", s => (s.Text(0), s.Guid(1), s.Text(2))))
        {
            _ = tables[name].Add(JsonSerializer.Deserialize<ColumnDefinition>(json)!, id);
        }

        foreach (var (name, json) in Rows("SELECT tablename, definition FROM _relationship ORDER BY rowid", s => (s.Text(0), s.Text(1))))
        {
            Connect(tables[name], JsonSerializer.Deserialize<RelationshipDefinition>(json)!);
        }
    }

    private List<T> Rows<T>(string sql, Func<Statement, T> map)
    {
        var rows = new List<T>();
        var statement = database.Prepare(sql);
        while (statement.Read())
        {
            rows.Add(map(statement));
        }

        return rows;
    }
}
