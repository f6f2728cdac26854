namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Finds the tables and columns a query names, and refuses what the kind of table does not allow.</summary>
internal sealed class QueryScopeBuilder(Organization organization, QueryTraits traits)
{
    private const int MaxLinks = 15;
    private int links;

    public QueryScope Build(QueryExpression query)
    {
        if (!string.IsNullOrEmpty(query.DataSource) || query.SubQueryExpression is not null)
        {
            throw PlatformFaults.NotSupported(
                query.SubQueryExpression is null ? $"The data source '{query.DataSource}'" : "A query inside a query (SubQueryExpression)");
        }

        var table = organization.Catalog.Get(query.EntityName);
        var scope = new QueryScope();
        scope.Add(new QuerySource(table, "t", table.Name));
        Choose(scope, scope.Main, query.ColumnSet);
        AddLinks(scope, query.LinkEntities, scope.Main);
        AddSubqueries(scope, query.Criteria, scope.Main);
        scope.Links = links;
        if (scope.Aggregates.Count > 0)
        {
            AggregateRules.Check(query, scope);
        }
        else if (query.Distinct && table.IsElastic && table.Definition.Ownership == TableOwnership.User)
        {
            throw PlatformFaults.NotSupported($"A distinct query of the elastic table '{table.Name}', which users own,");
        }

        return scope;
    }

    public SortTerm SortBy(QueryScope scope, OrderExpression order, QuerySource? owner = null)
    {
        if (!string.IsNullOrEmpty(order.Alias))
        {
            throw PlatformFaults.Make(
                ErrorCodes.QueryBuilderInvalidOrderType,
                $"An alias cannot be specified for an order clause for a non-aggregate Query. Use an attribute. Alias = {order.Alias}");
        }

        var source = string.IsNullOrEmpty(order.EntityName) ? owner ?? scope.Main : scope.Find(order.EntityName);
        return SortBy(source, source.Table.Get(order.AttributeName), order.OrderType == OrderType.Descending);
    }

    public SortTerm SortBy(QuerySource source, Column column, bool descending)
    {
        if (!column.IsLookup)
        {
            organization.Catalog.Schema.EnsureIndex(column);
            return new SortTerm(LabelOf(source, column) ?? source.OrderOf(column), descending);
        }

        if (source.Table.IsElastic)
        {
            throw PlatformFaults.NotSupported($"Ordering the elastic table '{source.Table.Name}' by the lookup '{column.Name}'");
        }

        return new SortTerm(NameOf(source, column), descending, IsStored: false);
    }

    /// <summary>Choices sort by their labels.</summary>
    private string? LabelOf(QuerySource source, Column column)
    {
        var options = column.Definition.Options;
        if (options.Count == 0 || source.Table.IsElastic || traits.SortsChoicesByNumber)
        {
            return null;
        }

        var labels = string.Join(' ', options.Select(option => $"WHEN {option.Key} THEN {Quoted(option.Value)}"));
        return $"CASE {source.Of(column)} {labels} END COLLATE {TextCollation.Name}";
    }

    private static string Quoted(string text)
    {
        return "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";
    }

    /// <summary>Lookups sort by the name of the row they point to.</summary>
    private string NameOf(QuerySource source, Column column)
    {
        var referenced = organization.Catalog.Get(column.Definition.Targets[0]);
        return referenced.PrimaryName is { } name && !column.IsPolymorphic
            ? $"(SELECT r.{name.Sql} FROM {referenced.Sql} r WHERE r._key = row_key({source.Of(column)}))"
            : source.Of(column);
    }

    private void AddLinks(QueryScope scope, IEnumerable<LinkEntity> from, QuerySource parent)
    {
        foreach (var link in from)
        {
            if (JoinOperators.IsOfFilter(link.JoinOperator))
            {
                throw PlatformFaults.Make(
                    ErrorCodes.QueryBuilderInvalidJoinOperator,
                    $"The join operator {link.JoinOperator} is valid inside of a filter only: "
                    + $"give the link to '{link.LinkToEntityName}' as the AnyAllFilterLinkEntity of one.");
            }

            if (JoinOperators.IsJoin(link.JoinOperator))
            {
                AddJoin(scope, link, parent);
            }
            else
            {
                AddSubquery(scope, link, parent);
            }
        }
    }

    private void AddJoin(QueryScope scope, LinkEntity link, QuerySource parent)
    {
        var source = Source(link, parent);
        scope.Add(link, source);
        Choose(scope, source, link.Columns, link.JoinOperator == JoinOperator.MatchFirstRowUsingCrossApply);
        if (link.JoinOperator == JoinOperator.MatchFirstRowUsingCrossApply)
        {
            AddFirstRow(scope, link, source);
            return;
        }

        AddLinks(scope, link.LinkEntities, source);
        AddSubqueries(scope, link.LinkCriteria, source);
    }

    /// <summary>The first row is found by a subquery, in which the names of the link mean the rows that are looked through.</summary>
    private void AddFirstRow(QueryScope scope, LinkEntity link, QuerySource source)
    {
        if (link.LinkEntities.Count > 0)
        {
            throw PlatformFaults.NotSupported($"A link inside of the link '{source.Alias}' of the type matchfirstrowusingcrossapply");
        }

        var within = new QueryScope(scope);
        within.Add(new QuerySource(source.Table, source.Sql + "f", source.Alias));
        scope.Add(link, within);
        AddSubqueries(within, link.LinkCriteria, within.Main);
    }

    private void AddSubqueries(QueryScope scope, FilterExpression? filter, QuerySource parent)
    {
        if (filter is null)
        {
            return;
        }

        if (filter.AnyAllFilterLinkEntity is { } link)
        {
            if (!JoinOperators.IsOfFilter(link.JoinOperator))
            {
                throw PlatformFaults.Make(
                    ErrorCodes.QueryBuilderInvalidJoinOperator,
                    $"The join operator {link.JoinOperator} is not valid inside of a filter: "
                    + $"use Any, NotAny, All or NotAll for the link to '{link.LinkToEntityName}'.");
            }

            AddSubquery(scope, link, parent);
        }

        foreach (var inner in filter.Filters)
        {
            AddSubqueries(scope, inner, parent);
        }
    }

    private void AddSubquery(QueryScope scope, LinkEntity link, QuerySource parent)
    {
        if (link.Columns is { } columns && (columns.AllColumns || columns.Columns.Count > 0 || columns.AttributeExpressions.Count > 0))
        {
            throw PlatformFaults.Invalid($"The link to '{link.LinkToEntityName}' with the join operator {link.JoinOperator} cannot return columns.");
        }

        var within = new QueryScope(scope);
        within.Add(Source(link, parent));
        scope.Add(link, within);
        AddLinks(within, link.LinkEntities, within.Main);
        AddSubqueries(within, link.LinkCriteria, within.Main);
    }

    private QuerySource Source(LinkEntity link, QuerySource parent)
    {
        var table = organization.Catalog.Get(link.LinkToEntityName);
        if (link.JoinOperator != JoinOperator.LeftOuter && (table.IsElastic || parent.Table.IsElastic))
        {
            var elastic = table.IsElastic ? table : parent.Table;
            throw PlatformFaults.Make(ErrorCodes.ElasticJoinNotSupported, $"Link entities are not supported for the elastic table '{elastic.Name}'.");
        }

        if (++links > MaxLinks)
        {
            throw PlatformFaults.Make(ErrorCodes.TooManyLinkEntitiesInQuery, "Number of link entities in query exceeded maximum limit.");
        }

        var alias = string.IsNullOrEmpty(link.EntityAlias) ? string.Create(CultureInfo.InvariantCulture, $"{table.Name}{links}") : link.EntityAlias;
        return new QuerySource(table, string.Create(CultureInfo.InvariantCulture, $"l{links}"), alias);
    }

    /// <summary>Notes what a column set wants beside the plain columns of the main table.</summary>
    private static void Choose(QueryScope scope, QuerySource source, ColumnSet? set, bool namesBySchema = false)
    {
        if (set is null)
        {
            return;
        }

        if (source != scope.Main)
        {
            var columns = set.AllColumns ? source.Table.Columns.Where(column => column.Definition.ValidForRead) : set.Columns.Select(source.Table.Get);
            foreach (var column in columns)
            {
                var key = namesBySchema ? column.Definition.SchemaName ?? column.Name : source.Alias + "." + column.Name;
                Return(scope, new AliasedColumn(source, column, key));
            }
        }

        foreach (var expression in set.AttributeExpressions)
        {
            var column = source.Table.Get(expression.AttributeName);
            if (expression.AggregateType != XrmAggregateType.None || expression.HasGroupBy)
            {
                scope.Aggregates.Add(new AggregateColumn(source, column, expression));
            }
            else
            {
                AggregateRules.RequireAlias(expression);
                Return(scope, new AliasedColumn(source, column, expression.Alias));
            }
        }
    }

    private static void Return(QueryScope scope, AliasedColumn column)
    {
        if (scope.Aliased.Exists(other => other.Key == column.Key))
        {
            throw PlatformFaults.Make(ErrorCodes.QueryBuilderInvalidAlias, $"FetchXML should have unique aliases. : {column.Key}");
        }

        scope.Aliased.Add(column);
    }
}
