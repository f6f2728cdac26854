using System.Text.Json;

namespace EmbeddedDataverse.Metadata;

/// <summary>Keeps the definitions of tables, columns and relationships in the file.</summary>
internal sealed class CatalogStore
{
    private readonly Database database;

    public CatalogStore(Database database)
    {
        this.database = database;
        database.Run("CREATE TABLE IF NOT EXISTS _table (name TEXT PRIMARY KEY, id BLOB, code INTEGER, definition TEXT) WITHOUT ROWID");
        database.Run("CREATE TABLE IF NOT EXISTS _column (tablename TEXT, name TEXT, id BLOB, definition TEXT)");
        database.Run("CREATE TABLE IF NOT EXISTS _relationship (tablename TEXT, lookup TEXT, definition TEXT)");
    }

    public void Add(Table table)
    {
        _ = database.Execute("INSERT INTO _table VALUES (?1, ?2, ?3, ?4)", table.Name, RowKeys.ToBytes(table.Id), (long)table.ObjectTypeCode,
            JsonSerializer.Serialize(table.Definition));
    }

    public void Add(Column column)
    {
        _ = database.Execute("INSERT INTO _column VALUES (?1, ?2, ?3, ?4)", column.Table.Name, column.Name, RowKeys.ToBytes(column.Id),
            JsonSerializer.Serialize(column.Definition));
    }

    public void Add(string table, RelationshipDefinition relationship)
    {
        _ = database.Execute("INSERT INTO _relationship VALUES (?1, ?2, ?3)", table, relationship.Lookup, JsonSerializer.Serialize(relationship));
    }

    public void Replace(string table, TableDefinition definition)
    {
        _ = database.Execute("UPDATE _table SET definition = ?2 WHERE name = ?1", table, JsonSerializer.Serialize(definition));
    }

    public void Replace(string table, ColumnDefinition definition)
    {
        _ = database.Execute("UPDATE _column SET definition = ?3 WHERE tablename = ?1 AND name = ?2", table, definition.LogicalName,
            JsonSerializer.Serialize(definition));
    }

    public void RemoveColumn(string table, string name)
    {
        _ = database.Execute("DELETE FROM _column WHERE tablename = ?1 AND name = ?2", table, name);
    }

    public void RemoveRelationships(string table, string lookup)
    {
        _ = database.Execute("DELETE FROM _relationship WHERE tablename = ?1 AND lookup = ?2", table, lookup);
    }

    public void RemoveTable(string name)
    {
        _ = database.Execute("DELETE FROM _table WHERE name = ?1", name);
        _ = database.Execute("DELETE FROM _column WHERE tablename = ?1", name);
        _ = database.Execute("DELETE FROM _relationship WHERE tablename = ?1", name);
    }

    public List<Table> Tables()
    {
        return Rows("SELECT id, code, definition FROM _table", row => new Table(Parse<TableDefinition>(row.Text(2)), row.Guid(0), (int)row.Int64(1)));
    }

    public List<(string Table, Guid Id, ColumnDefinition Definition)> Columns()
    {
        return Rows("SELECT tablename, id, definition FROM _column ORDER BY rowid", row => (row.Text(0), row.Guid(1), Parse<ColumnDefinition>(row.Text(2))));
    }

    public List<(string Table, RelationshipDefinition Definition)> Relationships()
    {
        return Rows("SELECT tablename, definition FROM _relationship ORDER BY rowid", row => (row.Text(0), Parse<RelationshipDefinition>(row.Text(1))));
    }

    private static T Parse<T>(string json)
    {
        return JsonSerializer.Deserialize<T>(json)!;
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
