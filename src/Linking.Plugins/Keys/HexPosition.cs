using System;
using System.Globalization;
using Linking.Plugins.Planning;

namespace Linking.Plugins.Keys;

/// <summary>
/// Where a text stands among all texts of hexadecimal digits, as far as the first eight of them tell. CustomerIds are GUIDs that spread
/// evenly, so that a share of the positions holds about the same share of the customers.
/// </summary>
internal static class HexPosition
{
    /// <summary>Behind the last position.</summary>
    internal const long End = 1L << (4 * Digits);

    /// <summary>Deepest cut: this many digits tell customers apart well enough.</summary>
    internal const int Digits = 8;

    private const string All = "0123456789abcdef";

    /// <summary>The first text at a position.</summary>
    internal static string Text(long position) => position.ToString("x" + Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The position of a text. Of one that is no hexadecimal number the digits are taken as far as they go: only balance depends on it.</summary>
    internal static long Of(string text)
    {
        long position = 0;
        for (var index = 0; index < Digits; index++)
        {
            var digit = index < text.Length ? All.IndexOf(char.ToLowerInvariant(text[index])) : 0;
            position = (position * All.Length) + Math.Max(0, digit);
        }

        return position;
    }

    /// <summary>How many texts there are about, when so many were read in their order and this was the last; null when it tells nothing.</summary>
    internal static long? Estimate(int read, string? last)
    {
        return last is not null && GuidText.TryParse(last, out _) && Of(last) is > 0 and var position ? (long)((double)read * End / position) : null;
    }
}
