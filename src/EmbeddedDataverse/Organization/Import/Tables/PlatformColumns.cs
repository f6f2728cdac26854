namespace EmbeddedDataverse.Import.Tables;

/// <summary>
/// The columns that the platform gives a custom table, as they stand in a package, with their types there and what their relationships point to.
/// </summary>
internal static class PlatformColumns
{
    private static readonly Dictionary<string, (string Type, string? Target)> Known = new(StringComparer.Ordinal)
    {
        ["createdby"] = ("lookup", "systemuser"),
        ["createdon"] = ("datetime", null),
        ["createdonbehalfby"] = ("lookup", "systemuser"),
        ["importsequencenumber"] = ("int", null),
        ["modifiedby"] = ("lookup", "systemuser"),
        ["modifiedon"] = ("datetime", null),
        ["modifiedonbehalfby"] = ("lookup", "systemuser"),
        ["organizationid"] = ("lookup", "organization"),
        ["overriddencreatedon"] = ("datetime", null),
        ["ownerid"] = ("owner", "owner"),
        ["owningbusinessunit"] = ("lookup", "businessunit"),
        ["owningteam"] = ("lookup", "team"),
        ["owninguser"] = ("lookup", "systemuser"),
        ["timezoneruleversionnumber"] = ("int", null),
        ["utcconversiontimezonecode"] = ("int", null),
        ["versionnumber"] = ("bigint", null),
    };

    public static bool Contains(string column) => Known.ContainsKey(column);

    /// <summary>Refuses a column that has the name of a platform's one and another type.</summary>
    public static void RequireType(string column, string type, string place)
    {
        if (Known[column].Type != type)
        {
            throw ImportFaults.Invalid(place, $"The column '{column}' is the platform's own, of type {Known[column].Type}, not {type}.");
        }
    }

    /// <summary>Refuses a relationship of such a column that points elsewhere.</summary>
    public static void RequireTarget(string column, string table, string place)
    {
        if (Known[column].Target != table)
        {
            throw ImportFaults.Invalid(place, $"The column '{column}' is the platform's own and does not point to '{table}'.");
        }
    }
}
