using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Benchmarks.Scale;

/// <summary>Says what a read of a run is for, by its table and its conditions.</summary>
internal static class ReadPurpose
{
    public const string Keys = "keys, in the order of their customers";
    public const string Rows = "rows that keys name, by id";
    public const string Linked = "linked rows, page by page";
    public const string Rivals = "other keys of rows to be written, by value";
    public const string Profiles = "profiles of rows to be written";
    public const string Samples = "samples that judge the source tables";
    public const string Records = "records of the product and settings";

    /// <summary>All of them, the largest first where nothing is written.</summary>
    public static readonly IReadOnlyList<string> All = [Keys, Rows, Linked, Rivals, Profiles, Samples, Records];

    public static string Of(QueryExpression query) => query.EntityName switch
    {
        Names.AlternateKey.Table when query.TopCount is not null => Samples,
        Names.AlternateKey.Table when Has(query, Names.AlternateKey.Value) => Rivals,
        Names.AlternateKey.Table => Keys,
        Names.CustomerProfile.Table => Profiles,
        "contact" when query.ColumnSet.Columns.Contains(Names.CreatedOn) => Samples,
        "contact" when Has(query, "contactid") => Rows,
        "contact" => Linked,
        _ => Records,
    };

    private static bool Has(QueryExpression query, string column) => query.Criteria.Conditions.Any(condition => condition.AttributeName == column);
}
