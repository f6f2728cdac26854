namespace EmbeddedDataverse.Metadata;

/// <summary>
/// The tables of plug-in registration have privileges to create, read, write and delete, and none for lookups; the rows that say
/// which table has a message go with the messages.
/// </summary>
internal static class RegistrationPrivileges
{
    private static readonly HashSet<string> Tables = new(StringComparer.Ordinal)
    {
        "pluginassembly", "plugintype", "sdkmessage", "sdkmessagefilter", "sdkmessageprocessingstep", "sdkmessageprocessingstepimage",
            "sdkmessageprocessingstepsecureconfig",
    };

    /// <summary>Whether setting a lookup of a table needs Append and AppendTo.</summary>
    public static bool HasAppend(string table)
    {
        return !Tables.Contains(table);
    }
}
