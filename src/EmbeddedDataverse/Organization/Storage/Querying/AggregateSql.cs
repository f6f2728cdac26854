namespace EmbeddedDataverse.Storage.Querying;

/// <summary>What is grouped by and summed up, as SQL, and the values that come of it.</summary>
internal static class AggregateSql
{
    public static string Of(AggregateColumn column, QueryTraits traits)
    {
        var name = column.Source.Of(column.Column);
        if (column.IsGroup)
        {
            return column.Expression.DateTimeGrouping == XrmDateTimeGrouping.None ? name : $"date_part({name}, {(int)column.Expression.DateTimeGrouping})";
        }

        var isWhole = column.Column.Type is ColumnType.Integer or ColumnType.BigInt;
        return column.Expression.AggregateType switch
        {
            XrmAggregateType.Count => "count(*)",
            XrmAggregateType.CountColumn => traits.DistinctCounts.Contains(column.Expression) ? $"count(DISTINCT {name})" : $"count({name})",
            XrmAggregateType.Sum => $"coalesce(sum({name}), 0)",

            // SQL Server's average of whole numbers is whole.
            XrmAggregateType.Avg => isWhole ? $"sum({name}) / count({name})" : $"avg({name})",
            XrmAggregateType.Min => $"min({name})",
            XrmAggregateType.Max => $"max({name})",
            var other => throw PlatformFaults.NotSupported($"The aggregate {other}"),
        };
    }

    public static object? Read(AggregateColumn column, Statement statement, int index)
    {
        if (statement.IsNull(index))
        {
            return null;
        }

        if (column.IsGroup || column.Expression.AggregateType is XrmAggregateType.Count or XrmAggregateType.CountColumn)
        {
            return (int)statement.Int64(index);
        }

        if (column.Column.Type == ColumnType.Integer && statement.Int64(index) is var number && (number > int.MaxValue || number < int.MinValue))
        {
            throw AggregateRunner.Overflow();
        }

        return ColumnCodec.FromStorage(column.Column, statement, index);
    }

    /// <summary>The part of a moment that is grouped by; weeks begin on Sunday and the first is that of 1 January.</summary>
    public static long? DatePart(long? ticks, int grouping)
    {
        if (ticks is null)
        {
            return null;
        }

        var moment = new DateTime(ticks.Value, DateTimeKind.Utc);
        return (XrmDateTimeGrouping)grouping switch
        {
            XrmDateTimeGrouping.Day => moment.Day,
            XrmDateTimeGrouping.Week => ((moment.DayOfYear - 1 + (int)new DateTime(moment.Year, 1, 1).DayOfWeek) / 7) + 1,
            XrmDateTimeGrouping.Month => moment.Month,
            XrmDateTimeGrouping.Quarter => ((moment.Month - 1) / 3) + 1,
            _ => moment.Year,
        };
    }
}
