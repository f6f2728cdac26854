namespace EmbeddedDataverse;

/// <summary>Turns a query into SQL: sources, filters, order, and the position of the page.</summary>
internal sealed class QueryCompiler
{
    private readonly Organization organization;
    private readonly QueryExpression query;
    private readonly Guid userId;
    private readonly bool isCurrent;

    // A distinct query that returns columns of the main table only gives each of its rows once.
    private readonly bool groups;

    public QueryCompiler(Organization organization, QueryExpression query, Guid userId, bool isCurrent)
    {
        this.organization = organization;
        this.query = query;
        this.userId = userId;
        this.isCurrent = isCurrent;
        var builder = new QueryScopeBuilder(organization);
        Scope = builder.Build(query);
        Columns = RowReader.Resolve(Scope.Main.Table, query.ColumnSet);
        groups = query.Distinct && Scope.Sources.Skip(1).All(source => source.Columns.Length == 0);
        var tieBreakers = Scope.Sources.Take(groups ? 1 : Scope.Sources.Count).Select(source => new SortTerm(source.Sql + "._key", Descending: false));
        Terms = [.. query.Orders.Select(order => builder.SortBy(Scope, order)), .. tieBreakers];
    }

    public QueryScope Scope { get; }

    public Column[] Columns { get; }

    public IReadOnlyList<SortTerm> Terms { get; }

    public bool CanUseCookie => Terms.All(term => term.IsStored);

    /// <summary>The rows of a page: the columns of all sources, then the sort values.</summary>
    public SqlText Select(PagingCookie? after, int limit, int offset)
    {
        var sql = new SqlText().Add("SELECT ");
        RowReader.AppendColumns(sql.Builder, "t", Columns, Scope.Main.Table);
        foreach (var source in Scope.Sources.Skip(1).Where(source => source.Columns.Length > 0))
        {
            _ = sql.Add(", ");
            AppendLinked(sql, source);
        }

        foreach (var term in Terms)
        {
            _ = sql.Add(", ").Add(term.Sql);
        }

        var isSelective = AppendFrom(sql, after);
        _ = sql.Add(groups ? " GROUP BY t._key ORDER BY " : " ORDER BY ");
        for (var i = 0; i < Terms.Count; i++)
        {
            // A leading plus keeps SQLite from walking the whole table in this order when a condition leaves few rows.
            _ = sql.Add(i == 0 ? "" : ", ").Add(i == 0 && isSelective ? "+" : "").Add(Terms[i].Sql).Add(Terms[i].Descending ? " DESC" : "");
        }

        return sql.Add(" LIMIT ").Value((long)limit).Add(" OFFSET ").Value((long)offset);
    }

    public SqlText Count()
    {
        var sql = new SqlText().Add(groups ? "SELECT count(DISTINCT t._key)" : "SELECT count(*)");
        _ = AppendFrom(sql, null);
        return sql;
    }

    private static void AppendLinked(SqlText sql, QuerySource source)
    {
        for (var i = 0; i < source.Columns.Length; i++)
        {
            _ = sql.Add(i == 0 ? "" : ", ").Add(source.Of(source.Columns[i]));
            if (source.Columns[i].TypeCompanion is { } type)
            {
                _ = sql.Add(", ").Add(source.Of(type));
            }
        }
    }

    private SqlText Source(SqlText sql, Table table)
    {
        return isCurrent ? sql.Add(table.Sql) : organization.Visibility.AppendSource(sql, table);
    }

    private bool AppendFrom(SqlText sql, PagingCookie? after)
    {
        var filters = new FilterCompiler(organization, sql, Scope, userId);
        _ = Source(sql.Add(" FROM "), Scope.Main.Table).Add(" t");
        var next = 1;
        foreach (var link in query.LinkEntities)
        {
            AppendJoin(sql, filters, link, Scope.Main, ref next);
        }

        _ = sql.Add(" WHERE 1");
        if (!FilterCompiler.IsEmpty(query.Criteria))
        {
            _ = sql.Add(" AND ");
            filters.Append(query.Criteria, Scope.Main);
        }

        if (after is not null)
        {
            _ = sql.Add(" AND ");
            KeysetPredicate.Append(sql, Terms, after.Last);
        }

        return filters.IsSelective;
    }

    private void AppendJoin(SqlText sql, FilterCompiler filters, LinkEntity link, QuerySource parent, ref int next)
    {
        var source = Scope.Sources[next++];
        var from = parent.Table.Get(link.LinkFromAttributeName);
        var to = source.Table.Get(link.LinkToAttributeName);
        _ = sql.Add(link.JoinOperator == JoinOperator.LeftOuter ? " LEFT JOIN " : " JOIN ");
        _ = Source(sql, source.Table).Add(" ").Add(source.Sql).Add(" ON ");
        if (to == source.Table.PrimaryId)
        {
            _ = sql.Add(source.Sql).Add("._key=row_key(").Add(parent.Of(from)).Add(") AND ");
        }
        else
        {
            organization.Catalog.Schema.EnsureIndex(to);
        }

        _ = sql.Add(source.Of(to)).Add("=").Add(parent.Of(from));
        if (!FilterCompiler.IsEmpty(link.LinkCriteria))
        {
            _ = sql.Add(" AND ");
            filters.Append(link.LinkCriteria, source);
        }

        foreach (var inner in link.LinkEntities)
        {
            AppendJoin(sql, filters, inner, source, ref next);
        }
    }
}
