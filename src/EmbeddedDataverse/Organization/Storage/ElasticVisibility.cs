namespace EmbeddedDataverse.Storage;

/// <summary>
/// Elastic tables are eventually consistent: with a delay set, a write is not seen by other sessions before the delay has passed. Until
/// then a new row is not found, and a changed or deleted one is read as it was, from the versions kept beside the table.
/// </summary>
internal sealed class ElasticVisibility(Database database, VirtualClock clock, TimeSpan delay)
{
    private long Now => clock.UtcNow.Ticks;

    /// <summary>When something that is written now can be read.</summary>
    public long From => Now + delay.Ticks;

    /// <summary>The name of the table that keeps versions which are still read, quoted for SQL.</summary>
    public static string PastOf(Table table)
    {
        return "\"" + table.Name + "#past\"";
    }

    public bool Delays(Table table)
    {
        return delay > TimeSpan.Zero && table.IsElastic;
    }

    /// <summary>Adds what a read without a session token reads instead of the table.</summary>
    public SqlText AppendSource(SqlText sql, Table table)
    {
        if (!Delays(table))
        {
            return sql.Add(table.Sql);
        }

        var columns = "_key, " + string.Join(", ", table.Columns.Select(column => column.Sql));
        var now = Now;
        return sql.Add($"(SELECT {columns} FROM {table.Sql} WHERE _visible IS NULL OR _visible <= ").Value(now)
            .Add($" UNION ALL SELECT {columns} FROM {PastOf(table)} WHERE (_visible IS NULL OR _visible <= ").Value(now)
            .Add(") AND _until > ").Value(now).Add(")");
    }

    /// <summary>Keeps the present version of a row that is about to be written, for reads until the write becomes visible.</summary>
    public void Keep(Table table, Guid id)
    {
        if (!Delays(table))
        {
            return;
        }

        var columns = "_key, _visible, " + string.Join(", ", table.Columns.Where(column => column.Definition.JoinOf.Count == 0).Select(column => column.Sql));
        _ = database.ExecuteSurviving($"DELETE FROM {PastOf(table)} WHERE _until <= ?1", Now);
        _ = database.ExecuteSurviving($"INSERT INTO {PastOf(table)} ({columns}, _until) SELECT {columns}, ?1 FROM {table.Sql} WHERE _key = ?2", From,
            database.Keys.Of(id));
    }
}
