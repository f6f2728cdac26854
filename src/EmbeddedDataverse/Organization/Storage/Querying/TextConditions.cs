namespace EmbeddedDataverse.Storage.Querying;

/// <summary>Conditions on the text of a column.</summary>
internal static class TextConditions
{
    public static bool Append(SqlText sql, ConditionOperator kind, QuerySource source, Column column, List<object?> values, Organization organization)
    {
        var text = values.Count > 0 ? Convert.ToString(values[0], CultureInfo.InvariantCulture) ?? "" : "";
        var pattern = kind switch
        {
            ConditionOperator.Like or ConditionOperator.NotLike => text,
            ConditionOperator.BeginsWith or ConditionOperator.DoesNotBeginWith => LikePattern.Escape(text) + "%",
            ConditionOperator.EndsWith or ConditionOperator.DoesNotEndWith => "%" + LikePattern.Escape(text),
            ConditionOperator.Contains or ConditionOperator.DoesNotContain => "%" + LikePattern.Escape(text) + "%",
            _ => null,
        };
        if (pattern is null)
        {
            return false;
        }

        var name = source.Of(column);
        var isCaseSensitive = source.Table.IsElastic && organization.TextIsCaseSensitiveOnElastic;
        if (kind == ConditionOperator.BeginsWith && isCaseSensitive)
        {
            organization.Catalog.Schema.EnsureIndex(column);
            _ = sql.Add("(").Add(name).Add(">=").Value(text).Add(" AND ").Add(name).Add("<").Value(text + char.ConvertFromUtf32(0x10FFFF)).Add(")");
            return true;
        }

        var isNegative = kind is ConditionOperator.NotLike or ConditionOperator.DoesNotBeginWith or ConditionOperator.DoesNotEndWith
            or ConditionOperator.DoesNotContain;
        _ = sql.Add(isNegative ? "NOT " : "").Add(isCaseSensitive ? "matches(" : "matches_any_case(").Add(name).Add(",").Value(pattern).Add(")");
        return true;
    }
}
