namespace EmbeddedDataverse.Storage.Querying;

/// <summary>The part of a query that is alike whether it returns rows or sums: its tables, its links and its filters.</summary>
internal sealed class QueryBody
{
    private readonly Organization organization;
    private readonly QueryExpression query;
    private readonly Guid userId;
    private readonly bool isCurrent;
    private readonly QueryTraits traits;
    private readonly QueryScopeBuilder builder;

    public QueryBody(Organization organization, QueryExpression query, QueryTraits traits, Guid userId, bool isCurrent)
    {
        this.organization = organization;
        this.query = query;
        this.traits = traits;
        this.userId = userId;
        this.isCurrent = isCurrent;
        builder = new QueryScopeBuilder(organization, traits);
        Scope = builder.Build(query);
    }

    public QueryExpression Query => query;

    public QueryTraits Traits => traits;

    public QueryScope Scope { get; }

    /// <summary>Whether the query returns sums, not rows.</summary>
    public bool IsAggregate => Scope.Aggregates.Count > 0;

    /// <summary>The order of the rows: that of the main table's columns, then that of the links.</summary>
    public IEnumerable<SortTerm> Order()
    {
        return query.Orders.Select(order => builder.SortBy(Scope, order)).Concat(OrderOf(query.LinkEntities));
    }

    /// <summary>How a column sorts.</summary>
    public SortTerm SortBy(QuerySource source, Column column, bool descending)
    {
        return builder.SortBy(source, column, descending);
    }

    /// <summary>Adds FROM and WHERE, and says whether a condition narrows the rows by an index.</summary>
    public bool AppendFrom(SqlText sql, Action<SqlText>? more = null)
    {
        var links = new LinkCompiler(organization, sql, isCurrent);
        var filters = new FilterCompiler(organization, sql, Scope, traits, userId) { Links = links };
        _ = sql.Add(" FROM ");
        _ = links.Source(Scope.Main.Table).Add(" t");
        links.AppendJoins(query.LinkEntities, Scope.Main, filters);
        _ = sql.Add(" WHERE 1");
        if (!FilterCompiler.IsEmpty(query.Criteria))
        {
            _ = sql.Add(" AND ");
            filters.Append(query.Criteria, Scope.Main);
        }

        links.AppendExistence(query.LinkEntities, Scope.Main, filters);
        more?.Invoke(sql);
        return filters.IsSelective;
    }

    private IEnumerable<SortTerm> OrderOf(IEnumerable<LinkEntity> links)
    {
        foreach (var link in links.Where(link => JoinOperators.IsJoin(link.JoinOperator)))
        {
            var source = Scope.Of(link);
            foreach (var term in link.Orders.Select(order => builder.SortBy(Scope, order, source)).Concat(OrderOf(link.LinkEntities)))
            {
                yield return term;
            }
        }
    }
}
