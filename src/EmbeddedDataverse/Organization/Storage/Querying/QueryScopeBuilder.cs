namespace EmbeddedDataverse;

/// <summary>Finds the tables and columns a query names, and refuses what the kind of table does not allow.</summary>
internal sealed class QueryScopeBuilder(Organization organization)
{
    private const int MaxLinks = 15;

    public QueryScope Build(QueryExpression query)
    {
        var table = organization.Catalog.Get(query.EntityName);
        var scope = new QueryScope();
        scope.Add(new QuerySource(table, "t", table.Name));
        foreach (var link in query.LinkEntities)
        {
            Add(scope, link, scope.Main);
        }

        return scope;
    }

    public SortTerm SortBy(QueryScope scope, OrderExpression order)
    {
        var source = string.IsNullOrEmpty(order.EntityName) ? scope.Main : scope.Find(order.EntityName);
        var column = source.Table.Get(order.AttributeName);
        var descending = order.OrderType == OrderType.Descending;
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
    private static string? LabelOf(QuerySource source, Column column)
    {
        var options = column.Definition.Options;
        return options.Count == 0 || source.Table.IsElastic
            ? null
            : $"CASE {source.Of(column)} {string.Join(' ', options.Select(option => $"WHEN {option.Key} THEN '{option.Value.Replace("'", "''", StringComparison.Ordinal)}'"))} END COLLATE {TextCollation.Name}";
    }

    /// <summary>Lookups sort by the name of the row they point to.</summary>
    private string NameOf(QuerySource source, Column column)
    {
        var referenced = organization.Catalog.Get(column.Definition.Targets[0]);
        return referenced.PrimaryName is { } name && !column.IsPolymorphic
            ? $"(SELECT r.{name.Sql} FROM {referenced.Sql} r WHERE r._key = row_key({source.Of(column)}))"
            : source.Of(column);
    }

    private void Add(QueryScope scope, LinkEntity link, QuerySource parent)
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

        var number = scope.Sources.Count;
        if (number > MaxLinks)
        {
            throw PlatformFaults.Make(ErrorCodes.TooManyLinkEntitiesInQuery, "Number of link entities in query exceeded maximum limit.");
        }

        var columns = link.Columns is { AllColumns: true }
            ? table.Columns.Where(column => column.Definition.ValidForRead)
            : (link.Columns?.Columns ?? Enumerable.Empty<string>()).Select(table.Get);
        scope.Add(new QuerySource(table, $"l{number}", string.IsNullOrEmpty(link.EntityAlias) ? $"{table.Name}{number}" : link.EntityAlias) { Columns = [.. columns] });
        foreach (var inner in link.LinkEntities)
        {
            Add(scope, inner, scope.Sources[number]);
        }
    }
}
