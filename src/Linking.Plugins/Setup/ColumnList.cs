using System;
using System.Collections.Generic;
using System.Linq;

namespace Linking.Plugins.Setup;

/// <summary>Lists of columns as steps and images keep them: separated by commas, in no order, empty for all columns.</summary>
internal static class ColumnList
{
    private static readonly char[] Separators = [',', ' '];

    internal static IReadOnlyCollection<string> Read(string? text)
    {
        return (text ?? string.Empty).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
    }

    internal static string? Write(IReadOnlyCollection<string> columns) => columns.Count == 0 ? null : string.Join(",", columns);

    internal static bool AreSame(IEnumerable<string> one, IEnumerable<string> other) =>
        new HashSet<string>(one, StringComparer.OrdinalIgnoreCase).SetEquals(other);

    /// <summary>The list for people.</summary>
    internal static string Show(IReadOnlyCollection<string> columns) =>
        columns.Count == 0 ? "all columns" : string.Join(", ", columns.OrderBy(name => name, StringComparer.Ordinal));
}
