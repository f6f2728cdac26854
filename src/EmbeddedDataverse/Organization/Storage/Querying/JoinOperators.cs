namespace EmbeddedDataverse.Storage.Querying;

/// <summary>The kinds of links: those that join rows, and those that only ask whether there are rows.</summary>
internal static class JoinOperators
{
    /// <summary>Whether a link joins its table, so that its columns can be returned.</summary>
    public static bool IsJoin(JoinOperator kind)
    {
        return kind is JoinOperator.Inner or JoinOperator.LeftOuter or JoinOperator.Natural or JoinOperator.MatchFirstRowUsingCrossApply;
    }

    /// <summary>Whether a link stands in a filter.</summary>
    public static bool IsOfFilter(JoinOperator kind)
    {
        return kind is JoinOperator.Any or JoinOperator.NotAny or JoinOperator.All or JoinOperator.NotAll;
    }
}
