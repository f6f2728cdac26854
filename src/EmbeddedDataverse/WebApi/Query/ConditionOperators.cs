namespace EmbeddedDataverse.WebApi.Query;

/// <summary>The opposite of operators, for <c>not</c>.</summary>
internal static class ConditionOperators
{
    private static readonly (ConditionOperator One, ConditionOperator Other)[] Pairs =
    [
        (ConditionOperator.Equal, ConditionOperator.NotEqual),
        (ConditionOperator.GreaterThan, ConditionOperator.LessEqual),
        (ConditionOperator.LessThan, ConditionOperator.GreaterEqual),
        (ConditionOperator.Like, ConditionOperator.NotLike),
        (ConditionOperator.In, ConditionOperator.NotIn),
        (ConditionOperator.Between, ConditionOperator.NotBetween),
        (ConditionOperator.EqualUserId, ConditionOperator.NotEqualUserId),
        (ConditionOperator.On, ConditionOperator.NotOn),
    ];

    public static ConditionOperator Opposite(ConditionOperator kind)
    {
        foreach (var (one, other) in Pairs)
        {
            if (kind == one || kind == other)
            {
                return kind == one ? other : one;
            }
        }

        throw ApiError.NotSupported($"not before the operator {kind}");
    }
}
