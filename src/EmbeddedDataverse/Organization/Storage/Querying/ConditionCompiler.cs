namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Turns one condition into SQL.</summary>
internal sealed class ConditionCompiler(Organization organization, SqlText sql, Guid userId)
{
    public void Append(ConditionOperator kind, QuerySource source, Column column, List<object?> values)
    {
        var name = source.Of(column);
        switch (kind)
        {
            case ConditionOperator.Null:
                _ = sql.Add(name).Add(" IS NULL");
                break;
            case ConditionOperator.NotNull:
                _ = sql.Add(name).Add(" IS NOT NULL");
                break;
            case ConditionOperator.Equal when column == source.Table.PrimaryId:
                var id = ConditionValues.GuidOf(column, One(kind, column, values));
                _ = sql.Add(source.Sql).Add("._key=").Value(organization.Database.Keys.Of(id)).Add(" AND ").Add(name).Add("=").Value(RowKeys.ToBytes(id));
                break;
            case ConditionOperator.In when column == source.Table.PrimaryId:
                In(source.Sql + "._key", " IN ", [.. values.Select(value => (object?)organization.Database.Keys.Of(ConditionValues.GuidOf(column, value!)))]);
                break;
            case ConditionOperator.Equal:
                Compare(name, "=", column, One(kind, column, values));
                break;
            case ConditionOperator.In:
                organization.Catalog.Schema.EnsureIndex(column);
                In(name, " IN ", [.. values.Select(value => ConditionValues.ToStorage(column, value))]);
                break;
            case ConditionOperator.NotIn:
                In(name, " NOT IN ", [.. values.Select(value => ConditionValues.ToStorage(column, value))]);
                break;
            case ConditionOperator.NotEqual:
                _ = sql.Add(name).Add("<>").Value(ConditionValues.ToStorage(column, One(kind, column, values)));
                break;
            case ConditionOperator.GreaterThan:
                Compare(source.OrderOf(column), ">", column, One(kind, column, values));
                break;
            case ConditionOperator.GreaterEqual:
                Compare(source.OrderOf(column), ">=", column, One(kind, column, values));
                break;
            case ConditionOperator.LessThan:
                Compare(source.OrderOf(column), "<", column, One(kind, column, values));
                break;
            case ConditionOperator.LessEqual:
                Compare(source.OrderOf(column), "<=", column, One(kind, column, values));
                break;
            case ConditionOperator.Between or ConditionOperator.NotBetween:
                _ = sql.Add(name).Add(kind == ConditionOperator.Between ? " BETWEEN " : " NOT BETWEEN ")
                    .Value(ConditionValues.ToStorage(column, At(kind, column, values, 0))).Add(" AND ")
                        .Value(ConditionValues.ToStorage(column, At(kind, column, values, 1)));
                break;
            case ConditionOperator.EqualUserId or ConditionOperator.NotEqualUserId:
                _ = sql.Add(name).Add(kind == ConditionOperator.EqualUserId ? "=" : "<>").Value(RowKeys.ToBytes(userId));
                break;
            case ConditionOperator.EqualBusinessId or ConditionOperator.NotEqualBusinessId:
                _ = sql.Add(name).Add(kind == ConditionOperator.EqualBusinessId ? "=" : "<>").Value(RowKeys.ToBytes(organization.BusinessUnitId));
                break;
            case ConditionOperator.EqualUserTeams or ConditionOperator.EqualUserOrUserTeams:
                _ = sql.Add("(").Add(name).Add(" IN (SELECT teamid FROM teammembership WHERE systemuserid=").Value(RowKeys.ToBytes(userId)).Add(")");
                _ = kind == ConditionOperator.EqualUserTeams ? sql : sql.Add(" OR ").Add(name).Add("=").Value(RowKeys.ToBytes(userId));
                _ = sql.Add(")");
                break;
            default:
                if (!TextConditions.Append(sql, kind, source, column, values, organization)
                    && !DateConditions.Append(sql, kind, name, column, values, organization.Clock.UtcNow))
                {
                    throw PlatformFaults.NotSupported($"The condition operator {kind}");
                }

                break;
        }
    }

    public static object One(ConditionOperator kind, Column column, List<object?> values)
    {
        return At(kind, column, values, 0);
    }

    private static object At(ConditionOperator kind, Column column, List<object?> values, int index)
    {
        return index < values.Count
            ? values[index] ?? throw ConditionValues.NullValue(column)
            : throw PlatformFaults.Invalid($"The condition operator {kind} on '{column.Name}' needs more values than it was given.");
    }

    private void Compare(string name, string symbol, Column column, object value)
    {
        organization.Catalog.Schema.EnsureIndex(column);
        var stored = ConditionValues.ToStorage(column, value);
        _ = sql.Add(name).Add(symbol).Value(column.OrdersAsWritten && symbol != "=" ? RowKeys.AsWritten((byte[])stored!) : stored);
    }

    private void In(string name, string symbol, List<object?> values)
    {
        if (values.Count == 0)
        {
            throw PlatformFaults.Invalid("The condition operators In and NotIn need at least one value.");
        }

        _ = sql.Add(name).Add(symbol).List(values);
    }
}
