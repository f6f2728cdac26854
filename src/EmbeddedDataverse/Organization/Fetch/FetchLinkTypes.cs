namespace EmbeddedDataverse.Fetch;

/// <summary>The types of links, as FetchXML writes them.</summary>
internal static class FetchLinkTypes
{
    private const string OfTables = "'natural', 'inner', 'in', 'matchfirstrowusingcrossapply','exists' and 'outer'";
    private const string OfFilters = "'any', 'not any', 'all' and 'not all'";

    private static readonly (string Name, JoinOperator Operator)[] All =
    [
        ("inner", JoinOperator.Inner),
        ("outer", JoinOperator.LeftOuter),
        ("natural", JoinOperator.Natural),
        ("matchfirstrowusingcrossapply", JoinOperator.MatchFirstRowUsingCrossApply),
        ("in", JoinOperator.In),
        ("exists", JoinOperator.Exists),
        ("any", JoinOperator.Any),
        ("not any", JoinOperator.NotAny),
        ("all", JoinOperator.All),
        ("not all", JoinOperator.NotAll),
    ];

    public static JoinOperator Read(string? name, bool isInFilter)
    {
        foreach (var (known, kind) in All)
        {
            if (known == (name ?? "inner") && JoinOperators.IsOfFilter(kind) == isInFilter)
            {
                return kind;
            }
        }

        throw PlatformFaults.Make(
            ErrorCodes.QueryBuilderDeserializeInvalidLinkType,
            isInFilter
                ? $"Invalid link-type specified, valid values inside of a filter are: {OfFilters}. link-type = {name}"
                : $"Invalid link-type specified, valid values are: {OfTables}. link-type = {name}");
    }

    public static string Write(JoinOperator kind)
    {
        return Array.Find(All, pair => pair.Operator == kind).Name ?? throw PlatformFaults.NotSupported($"The join operator {kind}");
    }
}
