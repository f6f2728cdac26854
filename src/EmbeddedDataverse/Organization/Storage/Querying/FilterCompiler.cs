namespace EmbeddedDataverse;

/// <summary>Turns filters into SQL; links count among its conditions. Nulls behave as in SQL Server: NotEqual, NotIn and NotLike do not return them.</summary>
internal sealed class FilterCompiler(Organization organization, SqlText sql, QueryScope scope, Guid userId)
{
    private const int MaxConditions = 500;
    private int conditions = scope.Sources.Count - 1;
    private int values;

    /// <summary>Whether a condition narrows the rows by an index, so that sorting the few that are left is cheaper than walking the table in order.</summary>
    public bool IsSelective { get; private set; }

    public void Append(FilterExpression filter, QuerySource source)
    {
        var any = false;
        _ = sql.Add("(");
        foreach (var condition in filter.Conditions)
        {
            Separate(filter, ref any);
            Append(condition, source, filter.FilterOperator == LogicalOperator.And);
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
        return filter is null || (filter.Conditions.Count == 0 && filter.Filters.All(IsEmpty));
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
        var column = source.Table.Get(condition.AttributeName);
        if (condition.CompareColumns)
        {
            CompareColumns(condition, source, column);
            return;
        }

        var given = ConditionValues.Flatten(condition);
        values += given.Count;
        if (values > MaxConditions)
        {
            throw PlatformFaults.Make(ErrorCodes.TooManyConditionParametersInQuery, $"Number of parameters in a condition exceeded maximum limit of {MaxConditions}.");
        }

        new ConditionCompiler(organization, sql, userId).Append(condition.Operator, source, column, given);
        if (narrows && condition.Operator is ConditionOperator.Equal or ConditionOperator.In && (column.IsIndexed || column == source.Table.PrimaryId))
        {
            IsSelective = true;
        }
    }

    private void CompareColumns(ConditionExpression condition, QuerySource source, Column column)
    {
        var other = source.Table.Get((string)condition.Values[0]);
        var symbol = condition.Operator switch
        {
            ConditionOperator.Equal => "=",
            ConditionOperator.NotEqual => "<>",
            ConditionOperator.GreaterThan => ">",
            ConditionOperator.GreaterEqual => ">=",
            ConditionOperator.LessThan => "<",
            ConditionOperator.LessEqual => "<=",
            _ => throw PlatformFaults.NotSupported($"Comparing columns with {condition.Operator}"),
        };
        _ = sql.Add(source.Of(column)).Add(symbol).Add(source.Of(other));
    }
}
