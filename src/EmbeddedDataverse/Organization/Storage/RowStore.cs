namespace EmbeddedDataverse.Storage;

/// <summary>Reads and writes single rows. Elastic rows are written so that they survive a roll-back.</summary>
internal sealed class RowStore(Database database, RowReader reader, ElasticVisibility visibility)
{
    /// <summary>Reads a row as it is, or as a read without a session token sees it.</summary>
    public Entity? Read(Table table, Guid id, Column[] columns, bool onlyVisible = false)
    {
        var sql = new SqlText().Add("SELECT ");
        RowReader.AppendColumns(sql.Builder, "t", columns, table);
        _ = sql.Add(" FROM ");
        _ = onlyVisible ? visibility.AppendSource(sql, table) : sql.Add(table.Sql);
        _ = sql.Add(" t WHERE t._key = ").Value(database.Keys.Of(id)).Add(" AND t.").Add(table.PrimaryId.Sql).Add(" = ").Value(RowKeys.ToBytes(id));
        var statement = database.Prepare(sql.ToString()).Bind(sql.Values);
        if (!statement.Read())
        {
            return null;
        }

        var row = new Entity(table.Name, id);
        _ = RowReader.Read(statement, 0, columns, table, row);
        statement.Reset();
        reader.NameLookups([row]);
        return row;
    }

    public bool Exists(Table table, Guid id)
    {
        var statement = database.Prepare($"SELECT 1 FROM {table.Sql} WHERE _key = ?1 AND {table.PrimaryId.Sql} = ?2");
        var found = statement.Bind(1, database.Keys.Of(id)).Bind(2, RowKeys.ToBytes(id)).Read();
        statement.Reset();
        return found;
    }

    public string? PartitionOf(Table table, Guid id)
    {
        var statement = database.Prepare($"SELECT {table.PartitionId!.Sql} FROM {table.Sql} WHERE _key = ?1 AND {table.PrimaryId.Sql} = ?2");
        var partition = statement.Bind(1, database.Keys.Of(id)).Bind(2, RowKeys.ToBytes(id)).Read() && !statement.IsNull(0) ? statement.Text(0) : null;
        statement.Reset();
        return partition;
    }

    public long? VersionOf(Table table, Guid id)
    {
        var statement = database.Prepare($"SELECT {table.Version!.Sql} FROM {table.Sql} WHERE _key = ?1 AND {table.PrimaryId.Sql} = ?2");
        var version = statement.Bind(1, database.Keys.Of(id)).Bind(2, RowKeys.ToBytes(id)).Read() ? statement.Int64(0) : (long?)null;
        statement.Reset();
        return version;
    }

    public void Insert(Table table, Guid id, RowValues values, bool replace = false, bool isVisible = false)
    {
        if (replace)
        {
            visibility.Keep(table, id);
        }

        var sql = new StringBuilder(replace ? "INSERT OR REPLACE INTO " : "INSERT INTO ").Append(table.Sql).Append(" (_key, ").Append(table.PrimaryId.Sql);
        var parameters = new object?[values.Count + 2];
        parameters[0] = database.Keys.Of(id);
        parameters[1] = RowKeys.ToBytes(id);
        for (var i = 0; i < values.Count; i++)
        {
            _ = sql.Append(", ").Append(values[i].Column.Sql);
            parameters[i + 2] = values[i].Value;
        }

        if (visibility.Delays(table) && !isVisible)
        {
            _ = sql.Append(", _visible");
            parameters = [.. parameters, visibility.From];
        }

        _ = sql.Append(") VALUES (");
        for (var i = 0; i < parameters.Length; i++)
        {
            _ = sql.Append(i == 0 ? "?" : ",?");
        }

        _ = sql.Append(')');
        _ = Write(table, sql.ToString(), parameters);
    }

    /// <summary>Writes the given columns and says whether the row was there.</summary>
    public bool Update(Table table, Guid id, RowValues values)
    {
        visibility.Keep(table, id);
        var sql = new StringBuilder("UPDATE ").Append(table.Sql).Append(" SET ");
        if (visibility.Delays(table))
        {
            _ = sql.Append("_visible=").Append(visibility.From.ToString(CultureInfo.InvariantCulture)).Append(", ");
        }

        var parameters = new object?[values.Count + 2];
        for (var i = 0; i < values.Count; i++)
        {
            _ = sql.Append(i == 0 ? "" : ", ").Append(values[i].Column.Sql).Append("=?");
            parameters[i] = values[i].Value;
        }

        _ = sql.Append(" WHERE _key=? AND ").Append(table.PrimaryId.Sql).Append("=?");
        parameters[^2] = database.Keys.Of(id);
        parameters[^1] = RowKeys.ToBytes(id);
        return Write(table, sql.ToString(), parameters) > 0;
    }

    public bool Delete(Table table, Guid id)
    {
        visibility.Keep(table, id);
        return Write(table, $"DELETE FROM {table.Sql} WHERE _key = ?1 AND {table.PrimaryId.Sql} = ?2", [database.Keys.Of(id), RowKeys.ToBytes(id)]) > 0;
    }

    private int Write(Table table, string sql, object?[] parameters)
    {
        return table.IsElastic ? database.ExecuteSurviving(sql, parameters) : database.Execute(sql, parameters);
    }
}
