namespace EmbeddedDataverse;

/// <summary>Turns a query into SQL: sources, filters, order, and the position of the page.</summary>
internal sealed class QueryCompiler
{
    private readonly Organization organization;
    private readonly QueryExpression query;
    private readonly Guid userId;

    public QueryCompiler(Organization organization, QueryExpression query, Guid userId)
    {
        this.organization = organization;
        this.query = query;
        this.userId = userId;
        var table = organization.Catalog.Get(query.EntityName);
        Scope.Add(new QuerySource(table, "t", table.Name));
        Columns = RowReader.Resolve(table, query.ColumnSet);
        foreach (var link in query.LinkEntities)
        {
            AddSource(link, Scope.Main);
        }

        Terms = [.. query.Orders.Select(SortBy), .. Scope.Sources.Select(source => new SortTerm(source.Sql + "._key", Descending: false))];
    }

    public QueryScope Scope { get; } = new();

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
        var sql = new SqlText().Add("SELECT count(*)");
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

    private bool AppendFrom(SqlText sql, PagingCookie? after)
    {
        var filters = new FilterCompiler(organization, sql, Scope, userId);
        _ = sql.Add(" FROM ").Add(Scope.Main.Table.Sql).Add(" t");
        var next = 1;
        foreach (var link in query.LinkEntities)
        {
            AppendJoin(sql, filters, link, Scope.Main, ref next);
        }

        _ = sql.Add(" WHERE 1");
        if (organization.Visibility.Hides(Scope.Main.Table))
        {
            _ = sql.Add(" AND ").Add(ElasticVisibility.Condition("t", "?"));
            sql.Values.Add(organization.Visibility.Now);
        }

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
        _ = sql.Add(link.JoinOperator == JoinOperator.LeftOuter ? " LEFT JOIN " : " JOIN ").Add(source.Table.Sql).Add(" ").Add(source.Sql).Add(" ON ");
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

    private void AddSource(LinkEntity link, QuerySource parent)
    {
        var table = organization.Catalog.Get(link.LinkToEntityName);
        if (link.JoinOperator is not (JoinOperator.Inner or JoinOperator.LeftOuter or JoinOperator.Natural))
        {
            throw PlatformFaults.NotSupported($"The join operator {link.JoinOperator}");
        }

        if (link.JoinOperator != JoinOperator.LeftOuter && (table.IsElastic || parent.Table.IsElastic))
        {
            throw PlatformFaults.Make(ErrorCodes.ElasticJoinNotSupported, $"Link entities are not supported for the elastic table '{(table.IsElastic ? table : parent.Table).Name}'.");
        }

        var number = Scope.Sources.Count;
        var columns = link.Columns is { AllColumns: true }
            ? table.Columns.Where(column => column.Definition.ValidForRead)
            : (link.Columns?.Columns ?? Enumerable.Empty<string>()).Select(table.Get);
        Scope.Add(new QuerySource(table, $"l{number}", string.IsNullOrEmpty(link.EntityAlias) ? $"{table.Name}{number}" : link.EntityAlias) { Columns = [.. columns] });
        foreach (var inner in link.LinkEntities)
        {
            AddSource(inner, Scope.Sources[number]);
        }
    }

    private SortTerm SortBy(OrderExpression order)
    {
        var source = string.IsNullOrEmpty(order.EntityName) ? Scope.Main : Scope.Find(order.EntityName);
        var column = source.Table.Get(order.AttributeName);
        var descending = order.OrderType == OrderType.Descending;
        if (!column.IsLookup)
        {
            organization.Catalog.Schema.EnsureIndex(column);
            return new SortTerm(source.Of(column), descending);
        }

        if (source.Table.IsElastic)
        {
            throw PlatformFaults.NotSupported($"Ordering the elastic table '{source.Table.Name}' by the lookup '{column.Name}'");
        }

        return new SortTerm(NameOf(source, column), descending, IsStored: false);
    }

    /// <summary>Lookups sort by the name of the row they point to.</summary>
    private string NameOf(QuerySource source, Column column)
    {
        var referenced = organization.Catalog.Get(column.Definition.Targets[0]);
        return referenced.PrimaryName is { } name && !column.IsPolymorphic
            ? $"(SELECT r.{name.Sql} FROM {referenced.Sql} r WHERE r._key = row_key({source.Of(column)}))"
            : source.Of(column);
    }
}
