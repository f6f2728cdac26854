namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Turns filters into SQL; links count among its conditions. Nulls behave as in SQL Server: NotEqual, NotIn and NotLike do not return them.</summary>
internal sealed class FilterCompiler(Organization organization, SqlText sql, QueryScope root, QueryTraits traits, Guid userId)
{
    private const int MaxConditions = 500;
    private readonly QueryScope outermost = root;
    private QueryScope scope = root;
    private int conditions = root.Links;
    private int values;

    /// <summary>Whether a condition narrows the rows by an index, so that sorting the few that are left is cheaper than walking the table in order.</summary>
    public bool IsSelective { get; private set; }

    /// <summary>What turns the links inside of filters into SQL.</summary>
    public required LinkCompiler Links { get; init; }

    public void Append(FilterExpression filter, QuerySource source)
    {
        var any = false;
        _ = sql.Add("(");
        foreach (var condition in filter.Conditions)
        {
            Separate(filter, ref any);
            Append(condition, source, filter.FilterOperator == LogicalOperator.And && scope == outermost);
        }

        if (filter.AnyAllFilterLinkEntity is { } link)
        {
            Separate(filter, ref any);
            Links.AppendSubquery(link, source, this);
        }

        foreach (var inner in filter.Filters.Where(inner => !IsEmpty(inner)))
        {
            Separate(filter, ref any);
            Append(inner, source);
        }

        _ = sql.Add(any ? ")" : "1)");
    }

    public static bool IsEmpty(FilterExpression? filter)
    {
        return filter is null || (filter.Conditions.Count == 0 && filter.AnyAllFilterLinkEntity is null && filter.Filters.All(IsEmpty));
    }

    /// <summary>The tables that names in filters mean for the moment.</summary>
    public QueryScope Scope => scope;

    /// <summary>Does something while names mean the tables of a subquery.</summary>
    public void Within(QueryScope subquery, Action work)
    {
        var before = scope;
        scope = subquery;
        work();
        scope = before;
    }

    private void Separate(FilterExpression filter, ref bool any)
    {
        if (any)
        {
            _ = sql.Add(filter.FilterOperator == LogicalOperator.And ? " AND " : " OR ");
        }

        any = true;
    }

    private void Append(ConditionExpression condition, QuerySource current, bool narrows)
    {
        if (++conditions > MaxConditions)
        {
            throw PlatformFaults.Make(ErrorCodes.TooManyConditionsInQuery, "Number of conditions in query exceeded maximum limit.");
        }

        var source = string.IsNullOrEmpty(condition.EntityName) ? current : scope.Find(condition.EntityName);
        var column = source.Table.Get(condition.AttributeName ?? "");
        if (condition.CompareColumns)
        {
            new ColumnComparison(sql, scope, traits).Append(condition, source, column);
            return;
        }

        var given = ConditionValues.Flatten(condition);
        values += given.Count;
        if (values > MaxConditions)
        {
            throw PlatformFaults.Make(ErrorCodes.TooManyConditionParametersInQuery,
                $"Number of parameters in a condition exceeded maximum limit of {MaxConditions}.");
        }

        new ConditionCompiler(organization, sql, userId).Append(condition.Operator, source, column, given);
        if (narrows && condition.Operator is ConditionOperator.Equal or ConditionOperator.In && (column.IsIndexed || column == source.Table.PrimaryId))
        {
            IsSelective = true;
        }
    }
}
