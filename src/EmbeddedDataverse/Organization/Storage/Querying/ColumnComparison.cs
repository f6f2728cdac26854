namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Compares a column with another one: of the same table, or, where FetchXML says so, of another table of the query.</summary>
internal sealed class ColumnComparison(SqlText sql, QueryScope scope, QueryTraits traits)
{
    public void Append(ConditionExpression condition, QuerySource source, Column column)
    {
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
        if (condition.Values is not [string name])
        {
            throw PlatformFaults.Invalid(
                $"The column '{column.Name}' is compared with another column: give the logical name of that one, and nothing else, as the value.");
        }

        var (otherSource, other) = Find(name, source);
        if (source.Table.IsElastic || otherSource.Table.IsElastic)
        {
            throw PlatformFaults.NotSupported($"Comparing columns of the elastic table '{(source.Table.IsElastic ? source : otherSource).Table.Name}'");
        }

        if (KindOf(column) != KindOf(other))
        {
            throw PlatformFaults.Invalid(
                $"The columns '{column.Table.Name}.{column.Name}' ({column.Type}) and '{other.Table.Name}.{other.Name}' ({other.Type}) "
                + "cannot be compared: they must have the same type.");
        }

        _ = sql.Add(source.Of(column)).Add(symbol).Add(otherSource.Of(other));
    }

    private (QuerySource Source, Column Column) Find(string name, QuerySource source)
    {
        var dot = traits.ComparesAcrossTables ? name.IndexOf('.', StringComparison.Ordinal) : -1;
        var owner = dot < 0 ? source : scope.Find(name[..dot]);
        return (owner, owner.Table.Get(name[(dot + 1)..]));
    }

    private static ColumnType KindOf(Column column) => column.Type switch
    {
        ColumnType.Customer or ColumnType.Owner or ColumnType.Uniqueidentifier => ColumnType.Lookup,
        ColumnType.Memo => ColumnType.String,
        ColumnType.State or ColumnType.Status => ColumnType.Picklist,
        var type => type,
    };
}
