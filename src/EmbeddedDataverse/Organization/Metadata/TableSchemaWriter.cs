namespace EmbeddedDataverse.Metadata;

/// <summary>Makes and changes the SQLite table behind a Dataverse table.</summary>
internal sealed class TableSchemaWriter(Database database, bool textIsCaseSensitiveOnElastic)
{
    public void Create(Table table)
    {
        var columns = table.Columns.Select(column => Declaration(table, column));
        database.Run($"CREATE TABLE {table.Sql} (_key INTEGER PRIMARY KEY, {(table.IsElastic ? "_visible INTEGER, " : "")}{string.Join(", ", columns)})");
        if (table.IsElastic)
        {
            database.Run($"CREATE TABLE {ElasticVisibility.PastOf(table)} (_key INTEGER, _visible INTEGER, _until INTEGER, {string.Join(", ", columns)})");
        }

        foreach (var key in table.Definition.Keys)
        {
            database.Run(
                $"CREATE UNIQUE INDEX \"{table.Name}_{key.Name}\" ON {table.Sql} ({string.Join(", ", key.Columns.Select(name => table.Get(name).Sql))})");
        }
    }

    public void AddColumn(Column column)
    {
        foreach (var table in Copies(column.Table))
        {
            database.Run($"ALTER TABLE {table} ADD COLUMN {Declaration(column.Table, column)}");
        }
    }

    public void DropColumn(Column column)
    {
        database.Run($"DROP INDEX IF EXISTS {IndexName(column)}");
        foreach (var table in Copies(column.Table))
        {
            database.Run($"ALTER TABLE {table} DROP COLUMN {column.Sql}");
        }
    }

    public void DropTable(Table table)
    {
        foreach (var copy in Copies(table))
        {
            database.Run($"DROP TABLE {copy}");
        }
    }

    /// <summary>
    /// Indexes come when a query first compares with the column, or a deletion first looks for rows that refer to its own, as the platform
    /// tunes its own: an index that nobody asks by is a page more in every write.
    /// </summary>
    public void EnsureIndex(Column column)
    {
        if (!column.IsIndexed && column.IsIndexable)
        {
            Index(column);
        }
    }

    private static string[] Copies(Table table)
    {
        return table.IsElastic ? [table.Sql, ElasticVisibility.PastOf(table)] : [table.Sql];
    }

    private void Index(Column column)
    {
        if (column.IsIndexable)
        {
            database.Run($"CREATE INDEX IF NOT EXISTS {IndexName(column)} ON {column.Table.Sql} "
                + $"({(column.OrdersAsWritten ? $"as_written({column.Sql})" : column.Sql)})");
        }

        column.IsIndexed = true;
    }

    private static string IndexName(Column column)
    {
        return $"\"{column.Table.Name}#{column.Name}\"";
    }

    private string Declaration(Table table, Column column)
    {
        if (column.Definition.JoinOf.Count > 0)
        {
            var parts = string.Join(" || ' ' || ", column.Definition.JoinOf.Select(name => $"coalesce({table.Get(name).Sql}, '')"));
            return $"{column.Sql} TEXT COLLATE {TextCollation.Name} GENERATED ALWAYS AS (nullif(trim({parts}), '')) VIRTUAL";
        }

        return column.Type switch
        {
            _ when column.IsLookup => $"{column.Sql} BLOB",
            ColumnType.Uniqueidentifier => $"{column.Sql} BLOB",
            ColumnType.String or ColumnType.Memo or ColumnType.EntityName => $"{column.Sql} TEXT{Collation(table)}",
            ColumnType.Double or ColumnType.Decimal or ColumnType.Money => $"{column.Sql} REAL",
            _ => $"{column.Sql} INTEGER",
        };
    }

    private string Collation(Table table)
    {
        return table.IsElastic && textIsCaseSensitiveOnElastic ? "" : " COLLATE " + TextCollation.Name;
    }
}
