using System;

namespace Linking.Plugins.Planning;

/// <summary>
/// Reads a GUID that is written out in full. The framework's own reading is more lenient: it takes signs and hexadecimal prefixes within the
/// digits for part of a number, so that a text that is no id of anything would name a row.
/// </summary>
internal static class GuidText
{
    private static readonly char[] Lenient = ['+', 'x', 'X'];

    /// <summary>Reads any standard format (N, D, B, P, X) in any case, without blanks around it.</summary>
    internal static bool TryParse(string text, out Guid id)
    {
        return Guid.TryParse(text, out id) && (text.IndexOfAny(Lenient) < 0 || string.Equals(id.ToString("X"), text, StringComparison.OrdinalIgnoreCase));
    }
}
