using System;

namespace Linking.Plugins.Schema;

/// <summary>
/// Reads the name of a value that people or records wrote. <c>Enum.TryParse</c> is more lenient: it takes numbers, also with signs, and several
/// names at once, and gives what nobody declared.
/// </summary>
internal static class EnumName
{
    /// <summary>Reads exactly one declared name, in any case, blanks around it allowed.</summary>
    internal static bool TryParse<TValue>(string? text, out TValue value)
        where TValue : struct, Enum
    {
        var name = Array.Find(Enum.GetNames(typeof(TValue)), known => string.Equals(known, text?.Trim(), StringComparison.OrdinalIgnoreCase));
        value = name is null ? default : (TValue)Enum.Parse(typeof(TValue), name);
        return name is not null;
    }
}
