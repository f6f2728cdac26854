namespace EmbeddedDataverse.Storage.Querying;

/// <summary>A table in a query: the main one or a linked one.</summary>
internal sealed class QuerySource(Table table, string sqlAlias, string alias)
{
    public Table Table { get; } = table;

    /// <summary>The name in SQL: t, l1, l2 …</summary>
    public string Sql { get; } = sqlAlias;

    /// <summary>The name the query gives it.</summary>
    public string Alias { get; } = alias;

    public string Of(Column column)
    {
        return Sql + "." + column.Sql;
    }

    /// <summary>The expression that the column is ordered and compared by.</summary>
    public string OrderOf(Column column)
    {
        return column.OrdersAsWritten ? $"as_written({Of(column)})" : Of(column);
    }
}
