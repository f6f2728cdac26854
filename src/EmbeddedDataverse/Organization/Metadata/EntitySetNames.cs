namespace EmbeddedDataverse.Metadata;

/// <summary>The name of a table's set in the Web API: the logical name in the English plural, unless the table says otherwise.</summary>
internal static class EntitySetNames
{
    /// <summary>The one table of the platform here whose set is named otherwise.</summary>
    private const string WebResource = "webresource";

    public static string Of(TableDefinition table)
    {
        return table.EntitySetName ?? (table.LogicalName == WebResource ? "webresourceset" : Plural(table.LogicalName));
    }

    private static string Plural(string name)
    {
        if (name.EndsWith('y') && name.Length > 1 && !"aeiou".Contains(name[^2], StringComparison.Ordinal))
        {
            return name[..^1] + "ies";
        }

        return name + (name.EndsWith('s') || name.EndsWith('x') || name.EndsWith('z') || name.EndsWith("ch", StringComparison.Ordinal)
            || name.EndsWith("sh", StringComparison.Ordinal)
            ? "es"
            : "s");
    }
}
