namespace EmbeddedDataverse.Storage;

/// <summary>Turns attribute values into what SQLite keeps, and back.</summary>
internal static class ColumnCodec
{
    public static object? ToStorage(Column column, object? value)
    {
        if (value is null)
        {
            return null;
        }

        switch (column.Type)
        {
            case ColumnType.String or ColumnType.Memo when value is string text:
                return text.Length == 0 ? null : Fits(column, text);
            case ColumnType.EntityName when value is string name:
                return name;
            case ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner when value is EntityReference reference:
                return RowKeys.ToBytes(reference.Id);
            case ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner or ColumnType.Uniqueidentifier when value is Guid id:
                return RowKeys.ToBytes(id);
            case ColumnType.Picklist or ColumnType.State or ColumnType.Status when value is OptionSetValue option:
                return Known(column, option.Value);
            case ColumnType.Picklist or ColumnType.State or ColumnType.Status when value is int number:
                return Known(column, number);
            case ColumnType.Integer when value is int number:
                return (long)number;
            case ColumnType.BigInt when value is long or int:
                return Convert.ToInt64(value, CultureInfo.InvariantCulture);
            case ColumnType.Boolean when value is bool flag:
                return flag ? 1L : 0L;
            case ColumnType.DateTime when value is DateTime moment:
                return Ticks(moment);
            case ColumnType.Money when value is Money money:
                return (double)money.Value;
            case ColumnType.Decimal or ColumnType.Double or ColumnType.Money when value is decimal or double or int or float:
                return Convert.ToDouble(value, CultureInfo.InvariantCulture);
            default:
                throw PlatformFaults.Invalid(
                    $"Incorrect attribute value type {value.GetType().FullName} for attribute '{column.Name}' of '{column.Table.Name}'.");
        }
    }

    public static object FromStorage(Column column, Statement row, int index)
    {
        return column.Type switch
        {
            ColumnType.String or ColumnType.Memo or ColumnType.EntityName => row.Text(index),
            ColumnType.Lookup or ColumnType.Customer or ColumnType.Owner => new EntityReference(column.Definition.Targets[0], row.Guid(index)),
            ColumnType.Uniqueidentifier => row.Guid(index),
            ColumnType.Picklist or ColumnType.State or ColumnType.Status => new OptionSetValue((int)row.Int64(index)),
            ColumnType.Integer => (int)row.Int64(index),
            ColumnType.BigInt => row.Int64(index),
            ColumnType.Boolean => row.Int64(index) != 0,
            ColumnType.DateTime => new DateTime(row.Int64(index), DateTimeKind.Utc),
            ColumnType.Money => new Money((decimal)row.Double(index)),
            ColumnType.Decimal => (decimal)row.Double(index),
            _ => row.Double(index),
        };
    }

    /// <summary>Dataverse keeps moments to the second, in UTC; a time without a kind is taken as UTC.</summary>
    public static long Ticks(DateTime moment)
    {
        var utc = moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment;
        return utc.Ticks - (utc.Ticks % TimeSpan.TicksPerSecond);
    }

    private static string Fits(Column column, string text)
    {
        return text.Length <= column.MaxLength
            ? text
            : throw PlatformFaults.Make(
                ErrorCodes.StringLengthTooLong,
                $"A validation error occurred. The length of the '{column.Name}' attribute of the '{column.Table.Name}' entity exceeded the maximum allowed "
                    + $"length of '{column.MaxLength}'.");
    }

    private static long Known(Column column, int option)
    {
        return column.Definition.Options.Count == 0 || column.Definition.Options.ContainsKey(option)
            ? option
            : throw PlatformFaults.Invalid(
                $"A validation error occurred. The value {option} of '{column.Name}' on record of type '{column.Table.Name}' is outside the valid range.");
    }
}
