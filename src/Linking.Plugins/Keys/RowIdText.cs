using System;
using System.Collections.Generic;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Keys;

/// <summary>The texts under which the primary key of a source row may stand in a key.</summary>
internal static class RowIdText
{
    /// <summary>Reads a primary key in any standard format of a GUID (N, D, B, P, X) and any case, blanks around it allowed.</summary>
    internal static bool TryParse(string? text, out Guid id)
    {
        id = Guid.Empty;
        return text is not null && GuidText.TryParse(text.Trim(), out id);
    }

    /// <summary>The usual form, which Customer Insights writes: lower case with dashes.</summary>
    internal static string Usual(Guid id) => id.ToString("D");

    /// <summary>All forms but the hexadecimal structure: for a search among keys whose form is not known.</summary>
    internal static IEnumerable<string> AllForms(Guid id)
    {
        foreach (var format in new[] { "D", "N", "B", "P" })
        {
            var lower = id.ToString(format);
            yield return lower;
            yield return lower.ToUpperInvariant();
        }
    }
}
