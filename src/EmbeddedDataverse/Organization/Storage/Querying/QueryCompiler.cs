namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Turns a query for rows into SQL: what it returns, its order, and the position of the page.</summary>
internal sealed class QueryCompiler
{
    private readonly QueryBody body;

    // Why a row comes at most once: because the query is distinct and returns the main table's key and nothing else but that table's columns …
    private readonly bool groupsByKey;

    // … or because it is distinct, so that what it returns is grouped by.
    private readonly bool groupsByColumns;

    public QueryCompiler(QueryBody body)
    {
        this.body = body;
        var query = body.Query;
        Columns = ColumnsOf(query);
        groupsByKey = query.Distinct && Scope.Aliased.Count == 0 && Columns.Contains(Scope.Main.Table.PrimaryId);
        groupsByColumns = query.Distinct && !groupsByKey;
        Terms = [.. body.Order(), .. TieBreakers()];
        if (Scope.Aliased.Find(aliased => Array.Exists(Columns, column => column.Name == aliased.Key)) is { } twice)
        {
            throw PlatformFaults.Make(ErrorCodes.QueryBuilderInvalidAlias, $"FetchXML should have unique aliases. : {twice.Key}");
        }
    }

    public QueryScope Scope => body.Scope;

    public Column[] Columns { get; }

    /// <summary>Whether the rows carry their versions: those of a distinct query are not single rows of the table.</summary>
    public bool HasVersions => !groupsByColumns;

    public IReadOnlyList<SortTerm> Terms { get; }

    public bool CanUseCookie => Terms.All(term => term.IsStored);

    /// <summary>The rows of a page: the columns of all sources, then the sort values.</summary>
    public SqlText Select(PagingCookie? after, int limit, int offset)
    {
        var sql = new SqlText().Add("SELECT ");
        RowReader.AppendColumns(sql.Builder, "t", Columns, HasVersions ? Scope.Main.Table : null);
        var isFirst = Columns.Length == 0;
        foreach (var expression in Scope.Aliased.SelectMany(aliased => Expressions(aliased.Source, aliased.Column)).Concat(Terms.Select(term => term.Sql)))
        {
            _ = sql.Add(isFirst ? "" : ", ").Add(expression);
            isFirst = false;
        }

        var isSelective = AppendFrom(sql, after);
        AppendGroups(sql);
        _ = sql.Add(" ORDER BY ");
        for (var i = 0; i < Terms.Count; i++)
        {
            // A leading plus keeps SQLite from walking the whole table in this order when a condition leaves few rows.
            _ = sql.Add(i == 0 ? "" : ", ").Add(i == 0 && isSelective ? "+" : "").Add(Terms[i].Sql).Add(Terms[i].Descending ? " DESC" : "");
        }

        return sql.Add(" LIMIT ").Value((long)limit).Add(" OFFSET ").Value((long)offset);
    }

    public SqlText Count()
    {
        var sql = new SqlText().Add(groupsByColumns ? "SELECT count(*) FROM (SELECT 1" : groupsByKey ? "SELECT count(DISTINCT t._key)" : "SELECT count(*)");
        _ = AppendFrom(sql, null);
        if (groupsByColumns)
        {
            AppendGroups(sql);
            _ = sql.Add(")");
        }

        return sql;
    }

    private static IEnumerable<string> Expressions(QuerySource source, Column column)
    {
        yield return source.Of(column);
        if (column.TypeCompanion is { } type)
        {
            yield return source.Of(type);
        }
    }

    /// <summary>A distinct query returns the primary key only when it asks for it, or for nothing at all.</summary>
    private Column[] ColumnsOf(QueryExpression query)
    {
        var all = RowReader.Resolve(Scope.Main.Table, query.ColumnSet);
        var key = Scope.Main.Table.PrimaryId;
        var isWanted = !query.Distinct
            || query.ColumnSet is null or { AllColumns: true }
            || query.ColumnSet.Columns.Contains(key.Name)
            || (query.ColumnSet.Columns.Count == 0 && Scope.Aliased.Count == 0);
        return isWanted ? all : [.. all.Where(column => column != key)];
    }

    private IEnumerable<SortTerm> TieBreakers()
    {
        return groupsByColumns
            ? Returned().Select(expression => new SortTerm(expression, Descending: false))
            : Scope.Sources.Take(groupsByKey ? 1 : Scope.Sources.Count).Select(source => new SortTerm(source.Sql + "._key", Descending: false));
    }

    private IEnumerable<string> Returned()
    {
        return Columns.SelectMany(column => Expressions(Scope.Main, column))
            .Concat(Scope.Aliased.SelectMany(aliased => Expressions(aliased.Source, aliased.Column)));
    }

    private void AppendGroups(SqlText sql)
    {
        if (groupsByKey)
        {
            _ = sql.Add(" GROUP BY t._key");
        }
        else if (groupsByColumns)
        {
            // What is sorted by counts as returned, as SQL demands of a distinct query.
            _ = sql.Add(" GROUP BY ").Add(string.Join(", ", Terms.Select(term => term.Sql)));
        }
    }

    private bool AppendFrom(SqlText sql, PagingCookie? after)
    {
        return body.AppendFrom(sql, after is null ? null : text => KeysetPredicate.Append(text.Add(" AND "), Terms, after.Last));
    }
}
