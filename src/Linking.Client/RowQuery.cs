namespace Linking.Client;

/// <summary>Which rows of a table to read; the options are written as the Web API has them.</summary>
/// <param name="Table">Logical name.</param>
/// <param name="Columns">Logical names; a lookup as <c>_name_value</c>.</param>
internal sealed record RowQuery(string Table, params IReadOnlyList<string> Columns)
{
    /// <summary>The condition; null for all rows.</summary>
    public string? Filter { get; init; }

    /// <summary>The order; null for any.</summary>
    public string? OrderBy { get; init; }

    /// <summary>How many rows at most; null for all.</summary>
    public int? Top { get; init; }

    /// <summary>Rows to a page; null for what the platform gives.</summary>
    public int? PageSize { get; init; }

    /// <summary>The options as they stand in an address.</summary>
    public string Options()
    {
        var options = new List<string>();
        Add(options, "$select", string.Join(',', Columns));
        Add(options, "$filter", Filter);
        Add(options, "$orderby", OrderBy);
        Add(options, "$top", Top?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return string.Join('&', options);
    }

    /// <summary>A text as it stands in a condition.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static void Add(List<string> options, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            options.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}
