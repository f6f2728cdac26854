using System.Collections;

namespace EmbeddedDataverse.Storage.Querying;

/// <summary>The values of a condition, as SQLite compares them.</summary>
internal static class ConditionValues
{
    /// <summary>All values, those of a collection given as one value included.</summary>
    public static List<object?> Flatten(ConditionExpression condition)
    {
        var values = new List<object?>(condition.Values.Count);
        foreach (var value in condition.Values)
        {
            if (value is IEnumerable many and not string)
            {
                values.AddRange(many.Cast<object?>());
            }
            else
            {
                values.Add(value);
            }
        }

        return values;
    }

    public static object? ToStorage(Column column, object? value)
    {
        if (value is null)
        {
            throw NullValue(column);
        }

        return column.Type switch
        {
            ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner or ColumnType.Uniqueidentifier => RowKeys.ToBytes(GuidOf(column, value)),
            ColumnType.String or ColumnType.Memo or ColumnType.EntityName => Convert.ToString(value, CultureInfo.InvariantCulture),
            ColumnType.DateTime => ColumnCodec.Ticks(MomentOf(column, value)),
            ColumnType.Double or ColumnType.Decimal or ColumnType.Money => NumberOf(column, value is Money money ? money.Value : value),
            _ => (long)NumberOf(column, value is OptionSetValue option ? option.Value : value),
        };
    }

    public static FaultException<OrganizationServiceFault> NullValue(Column column)
    {
        return PlatformFaults.Invalid($"Condition for attribute '{column.Table.Name}.{column.Name}': null is not a valid value for an attribute. Use 'Null' "
            + "or 'NotNull' conditions instead.");
    }

    public static Guid GuidOf(Column column, object value)
    {
        return value switch
        {
            Guid id => id,
            EntityReference reference => reference.Id,
            string text when Guid.TryParse(text, out var id) => id,
            _ => throw PlatformFaults.Invalid($"Expected a GUID for the attribute '{column.Name}', not '{value}'."),
        };
    }

    public static DateTime MomentOf(Column column, object value)
    {
        return value switch
        {
            DateTime moment => moment,
            DateTimeOffset moment => moment.UtcDateTime,
            string text when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var moment) => moment,
            _ => throw PlatformFaults.Invalid($"Expected a date for the attribute '{column.Name}', not '{value}'."),
        };
    }

    private static double NumberOf(Column column, object value)
    {
        try
        {
            return value is string text && bool.TryParse(text, out var flag) ? flag ? 1 : 0 : Convert.ToDouble(value, CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException)
        {
            throw PlatformFaults.Invalid($"Expected a number for the attribute '{column.Name}', not '{value}'.");
        }
    }
}
