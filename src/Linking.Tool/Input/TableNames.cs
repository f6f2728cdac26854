namespace Linking.Tool.Input;

/// <summary>Logical names that a name in a file or key may stand for.</summary>
internal static class TableNames
{
    private const string Numbers = "0123456789_";

    /// <summary>The name itself, then as the name of a collection, then without a number behind it: contacts, contact1 and contact_1 are of contact.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        string[] plural = name.EndsWith("ies", StringComparison.Ordinal) ? [name[..^3] + "y"] : name.EndsWith('s') ? [name[..^1]] : [];
        return [name, .. plural, name.TrimEnd([.. Numbers])];
    }
}
