namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Conditions on dates, counted in UTC on the organisation's clock.</summary>
internal static class DateConditions
{
    public static bool Append(SqlText sql, ConditionOperator kind, string name, Column column, List<object?> values, DateTime now)
    {
        try
        {
            return AppendKnown(sql, kind, name, column, values, now);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw PlatformFaults.Invalid($"The operator {kind} on '{column.Name}' reaches beyond the dates that there are.");
        }
    }

    private static bool AppendKnown(SqlText sql, ConditionOperator kind, string name, Column column, List<object?> values, DateTime now)
    {
        var today = now.Date;
        var week = today.AddDays(-(int)today.DayOfWeek);
        var month = new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var year = month.AddMonths(1 - now.Month);
        return kind switch
        {
            ConditionOperator.On => Range(Day(), Day().AddDays(1)),
            ConditionOperator.NotOn => Outside(Day(), Day().AddDays(1)),
            ConditionOperator.OnOrBefore => Range(null, Day().AddDays(1)),
            ConditionOperator.OnOrAfter => Range(Day(), null),
            ConditionOperator.Today => Range(today, today.AddDays(1)),
            ConditionOperator.Yesterday => Range(today.AddDays(-1), today),
            ConditionOperator.Tomorrow => Range(today.AddDays(1), today.AddDays(2)),
            ConditionOperator.Last7Days => Range(today.AddDays(-7), today.AddDays(1)),
            ConditionOperator.Next7Days => Range(today, today.AddDays(8)),
            ConditionOperator.LastWeek => Range(week.AddDays(-7), week),
            ConditionOperator.ThisWeek => Range(week, week.AddDays(7)),
            ConditionOperator.NextWeek => Range(week.AddDays(7), week.AddDays(14)),
            ConditionOperator.ThisMonth => Range(month, month.AddMonths(1)),
            ConditionOperator.LastMonth => Range(month.AddMonths(-1), month),
            ConditionOperator.NextMonth => Range(month.AddMonths(1), month.AddMonths(2)),
            ConditionOperator.LastYear => Range(year.AddYears(-1), year),
            ConditionOperator.ThisYear => Range(year, year.AddYears(1)),
            ConditionOperator.NextYear => Range(year.AddYears(1), year.AddYears(2)),
            ConditionOperator.LastXHours => Range(now.AddHours(-Count()), now.AddSeconds(1)),
            ConditionOperator.NextXHours => Range(now, now.AddHours(Count())),
            ConditionOperator.LastXDays => Range(today.AddDays(-Count()), now.AddSeconds(1)),
            ConditionOperator.NextXDays => Range(now, today.AddDays(Count() + 1)),
            ConditionOperator.LastXWeeks => Range(today.AddDays(-7.0 * Count()), now.AddSeconds(1)),
            ConditionOperator.NextXWeeks => Range(now, today.AddDays((7.0 * Count()) + 1)),
            ConditionOperator.LastXMonths => Range(today.AddMonths(-Count()), now.AddSeconds(1)),
            ConditionOperator.NextXMonths => Range(now, today.AddMonths(Count()).AddDays(1)),
            ConditionOperator.LastXYears => Range(today.AddYears(-Count()), now.AddSeconds(1)),
            ConditionOperator.NextXYears => Range(now, today.AddYears(Count()).AddDays(1)),
            ConditionOperator.OlderThanXMinutes => Range(null, now.AddMinutes(-Count())),
            ConditionOperator.OlderThanXHours => Range(null, now.AddHours(-Count())),
            ConditionOperator.OlderThanXDays => Range(null, now.AddDays(-Count())),
            ConditionOperator.OlderThanXWeeks => Range(null, now.AddDays(-7.0 * Count())),
            ConditionOperator.OlderThanXMonths => Range(null, now.AddMonths(-Count())),
            ConditionOperator.OlderThanXYears => Range(null, now.AddYears(-Count())),
            _ => false,
        };

        DateTime Day()
        {
            return ConditionValues.MomentOf(column, ConditionCompiler.One(kind, column, values)).Date;
        }

        int Count()
        {
            var given = ConditionCompiler.One(kind, column, values);
            var text = Convert.ToString(given, CultureInfo.InvariantCulture);
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0
                ? count
                : throw PlatformFaults.Invalid($"The operator {kind} on '{column.Name}' needs a whole number greater than zero, not '{given}'.");
        }

        bool Range(DateTime? from, DateTime? until)
        {
            _ = sql.Add("(").Add(name).Add(" IS NOT NULL");
            _ = from is { } first ? sql.Add(" AND ").Add(name).Add(">=").Value(first.Ticks) : sql;
            _ = until is { } last ? sql.Add(" AND ").Add(name).Add("<").Value(last.Ticks) : sql;
            _ = sql.Add(")");
            return true;
        }

        bool Outside(DateTime from, DateTime until)
        {
            _ = sql.Add("(").Add(name).Add("<").Value(from.Ticks).Add(" OR ").Add(name).Add(">=").Value(until.Ticks).Add(")");
            return true;
        }
    }
}
