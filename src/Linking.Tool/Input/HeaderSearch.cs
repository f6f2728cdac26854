namespace Linking.Tool.Input;

/// <summary>Finds columns in a header.</summary>
internal static class HeaderSearch
{
    /// <summary>The index of the column, or -1.</summary>
    public static int IndexOf(this IReadOnlyList<string?> header, string name)
    {
        for (var i = 0; i < header.Count; i++)
        {
            if (string.Equals(header[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}
