namespace EmbeddedDataverse.Storage.Querying;

/// <summary>What a query that aggregates must keep to.</summary>
internal static class AggregateRules
{
    public static void Check(QueryExpression query, QueryScope scope)
    {
        if (scope.Aliased.FirstOrDefault() is { } linked)
        {
            throw NeitherNor(linked.Column.Name);
        }

        if (query.ColumnSet is { AllColumns: true } or { Columns.Count: > 0 })
        {
            throw NeitherNor(query.ColumnSet.AllColumns ? "*" : query.ColumnSet.Columns[0]);
        }

        var aliases = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in scope.Aggregates)
        {
            RequireAlias(column.Expression);
            if (!aliases.Add(column.Alias))
            {
                throw PlatformFaults.Make(ErrorCodes.QueryBuilderInvalidAlias, $"FetchXML should have unique aliases. : {column.Alias}");
            }

            Check(column);
        }

        if (scope.Main.Table.IsElastic && query.Orders.Count > 0 && scope.Aggregates.Exists(column => column.IsGroup))
        {
            throw PlatformFaults.NotSupported($"Ordering and grouping the elastic table '{scope.Main.Table.Name}' in one query");
        }
    }

    /// <summary>An alias must be there and be an identifier.</summary>
    public static void RequireAlias(XrmAttributeExpression expression)
    {
        if (string.IsNullOrEmpty(expression.Alias))
        {
            throw PlatformFaults.Make(
                ErrorCodes.QueryBuilderNoAlias,
                $"An alias must be specified for every attribute in an aggregate query. NodeXml: <attribute name=\"{expression.AttributeName}\" />");
        }

        if (!expression.Alias.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') || char.IsAsciiDigit(expression.Alias[0]))
        {
            throw PlatformFaults.Make(
                ErrorCodes.QueryBuilderInvalidAlias,
                $"Alias: '{expression.Alias}' contains invalid characters. Only characters within the ranges [A-Z], [a-z], [0-9], or _ are allowed. "
                + "The first character may only be in the ranges [A-Z], [a-z], or _.");
        }
    }

    private static void Check(AggregateColumn column)
    {
        var type = column.Column.Type;
        if (column.Expression.DateTimeGrouping != XrmDateTimeGrouping.None && (!column.IsGroup || type != ColumnType.DateTime))
        {
            throw PlatformFaults.Invalid(
                $"The column '{column.Column.Name}' cannot be grouped by {column.Expression.DateTimeGrouping}: it is not a date that is grouped by.");
        }

        if (column.Expression.DateTimeGrouping is XrmDateTimeGrouping.FiscalPeriod or XrmDateTimeGrouping.FiscalYear)
        {
            throw PlatformFaults.NotSupported($"The date grouping {column.Expression.DateTimeGrouping}");
        }

        if (column.IsGroup && column.Expression.AggregateType != XrmAggregateType.None)
        {
            throw PlatformFaults.Invalid($"The column '{column.Column.Name}' cannot both be grouped by and be aggregated.");
        }

        var isNumber = type is ColumnType.Integer or ColumnType.BigInt or ColumnType.Decimal or ColumnType.Double or ColumnType.Money;
        var isAllowed = column.Expression.AggregateType switch
        {
            XrmAggregateType.Sum or XrmAggregateType.Avg => isNumber,
            XrmAggregateType.Min or XrmAggregateType.Max => isNumber || type == ColumnType.DateTime,
            _ => true,
        };
        if (!isAllowed)
        {
            throw PlatformFaults.NotSupported(
                $"The aggregate {column.Expression.AggregateType} of the column '{column.Column.Name}', which is of the type {type},");
        }
    }

    private static FaultException<OrganizationServiceFault> NeitherNor(string column)
    {
        return PlatformFaults.Make(
            ErrorCodes.QueryBuilderAttributeNotFound,
            "An attribute can not be requested when an aggregate operation has been specified and its neither groupby nor aggregate.  "
            + $"NodeXml : <attribute name=\"{column}\" />");
    }
}
