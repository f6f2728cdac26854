using Microsoft.Data.Sqlite;

namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Runs a query that aggregates: groups of at most 50,000 rows, and what they add up to.</summary>
internal sealed class AggregateRunner(Organization organization, QueryBody body)
{
    private readonly List<AggregateColumn> columns = body.Scope.Aggregates;

    /// <summary>A page of the groups; without groups, one row.</summary>
    public EntityCollection Run(int page, int size)
    {
        RequireFew();
        var result = new EntityCollection { EntityName = body.Scope.Main.Table.Name, TotalRecordCount = -1 };
        var sql = Select(size + 1, (page - 1) * size);
        try
        {
            var statement = organization.Database.Prepare(sql.ToString()).Bind(sql.Values);
            while (statement.Read())
            {
                if (result.Entities.Count == size)
                {
                    result.MoreRecords = true;
                    statement.Reset();
                    break;
                }

                result.Entities.Add(Row(statement));
            }
        }
        catch (SqliteException e) when (e.Message.Contains("overflow", StringComparison.Ordinal))
        {
            throw Overflow();
        }

        organization.Reader.NameLookups(result.Entities);
        return result;
    }

    /// <summary>How many groups there are.</summary>
    public long Count()
    {
        var sql = new SqlText().Add("SELECT count(*) FROM (SELECT 1");
        _ = body.AppendFrom(sql);
        AppendGroups(sql);
        return Number(sql.Add(columns.Exists(column => column.IsGroup) ? ")" : " LIMIT 1)"));
    }

    private void RequireFew()
    {
        var limit = Math.Min(body.Traits.AggregateLimit, QueryTraits.LargestAggregate);
        var sql = new SqlText().Add("SELECT count(*) FROM (SELECT 1");
        _ = body.AppendFrom(sql);
        if (Number(sql.Add(" LIMIT ").Value(limit + 1L).Add(")")) > limit)
        {
            throw PlatformFaults.Make(ErrorCodes.AggregateQueryRecordLimitExceeded, "AggregateQueryRecordLimit exceeded. Cannot perform this operation.");
        }
    }

    private long Number(SqlText sql)
    {
        var statement = organization.Database.Prepare(sql.ToString()).Bind(sql.Values);
        _ = statement.Read();
        var number = statement.Int64(0);
        statement.Reset();
        return number;
    }

    private SqlText Select(int limit, int offset)
    {
        var sql = new SqlText().Add("SELECT ");
        for (var i = 0; i < columns.Count; i++)
        {
            _ = sql.Add(i == 0 ? "" : ", ").Add(AggregateSql.Of(columns[i], body.Traits));
            if (columns[i] is { IsGroup: true, Column.TypeCompanion: { } type })
            {
                _ = sql.Add(", ").Add(columns[i].Source.Of(type));
            }
        }

        _ = body.AppendFrom(sql);
        AppendGroups(sql);
        var order = Order().Concat(Groups()).ToList();
        _ = order.Count == 0 ? sql : sql.Add(" ORDER BY ").Add(string.Join(", ", order));
        return sql.Add(" LIMIT ").Value((long)limit).Add(" OFFSET ").Value((long)offset);
    }

    private IEnumerable<string> Groups()
    {
        foreach (var column in columns.Where(column => column.IsGroup))
        {
            yield return AggregateSql.Of(column, body.Traits);
            if (column.Column.TypeCompanion is { } type)
            {
                yield return column.Source.Of(type);
            }
        }
    }

    private void AppendGroups(SqlText sql)
    {
        var groups = Groups().ToList();
        _ = groups.Count == 0 ? sql : sql.Add(" GROUP BY ").Add(string.Join(", ", groups));
    }

    private IEnumerable<string> Order()
    {
        foreach (var order in body.Query.Orders)
        {
            if (string.IsNullOrEmpty(order.Alias))
            {
                throw PlatformFaults.Make(
                    ErrorCodes.QueryBuilderInvalidOrderType,
                    $"An attribute cannot be specified for an order clause for an aggregate Query. Use an alias. Attribute = {order.AttributeName}");
            }

            var column = columns.Find(column => column.Alias == order.Alias)
                ?? throw PlatformFaults.Make(
                    ErrorCodes.QueryBuilderAliasDoesNotExist,
                    $"The alias '{order.Alias}' of an order clause does not exist in the query.");
            var isPlain = !column.IsGroup || column.Expression.DateTimeGrouping != XrmDateTimeGrouping.None;
            var descending = order.OrderType == OrderType.Descending;
            var expression = isPlain ? AggregateSql.Of(column, body.Traits) : body.SortBy(column.Source, column.Column, descending).Sql;
            yield return expression + (descending ? " DESC" : "");
        }
    }

    private Entity Row(Statement statement)
    {
        var row = new Entity(body.Scope.Main.Table.Name);
        var position = 0;
        foreach (var column in columns)
        {
            object? value;
            if (column is { IsGroup: true, Expression.DateTimeGrouping: XrmDateTimeGrouping.None })
            {
                value = RowReader.ReadValue(statement, ref position, column.Column);
            }
            else
            {
                value = AggregateSql.Read(column, statement, position++);
            }

            // A group without a value has no value in the row; a sum over none has one that is null.
            if (value is null && column.IsGroup)
            {
                continue;
            }

            row.Attributes[column.Alias] = new AliasedValue(column.Source.Table.Name, column.Column.Name, value);
            if (value is not null)
            {
                RowReader.Format(column.Column, value, row.FormattedValues, column.Alias);
            }
        }

        return row;
    }

    internal static FaultException<OrganizationServiceFault> Overflow()
    {
        return PlatformFaults.Make(
            ErrorCodes.UnManagedIdsSqlError,
            "Sql error: Arithmetic overflow error converting expression to data type int. "
            + "CRM ErrorCode: -2147204784 Sql ErrorCode: -2146232060 Sql Number: 8115");
    }
}
