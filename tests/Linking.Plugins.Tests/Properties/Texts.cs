using FsCheck;
using FsCheck.Fluent;

namespace Linking.Plugins.Tests.Properties;

/// <summary>Generators of texts as rows may hold them.</summary>
internal static class Texts
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "0", "9", " ", "\t", "\n", "|", ";", ",", "\"", "\\", "/", "{", "}", "[", "]", ":", "<", "&", "=", "-", "\0", "\u0001", "\u001b",
            "\ud83d\ude00",
        "\ud800", "\udc00", "\u00e9", "\u0130", "\uffff", "\\u0000", "null", "keys", "preferredKey", "dataSourceName", "tableName", "true", "1e999", "__type",
    ];

    /// <summary>Any text, with all that is awkward in it.</summary>
    public static Gen<string> Any { get; } = Gen.Elements(Pieces).ArrayOf().Select(string.Concat);

    /// <summary>Any text that XML, and so the organisation service, can carry, and that is not blank at its ends.</summary>
    public static Gen<string> Plain { get; } = Any.Select(text => global::Linking.Plugins.Schema.PlainText.Of(text).Trim());

    /// <summary>One of few GUIDs, so that the same one comes up again.</summary>
    public static Gen<Guid> FewGuids { get; } = Gen.Choose(0, 15)
        .Select(number => new Guid(number * 0x11111111, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, (byte)number));

    /// <summary>A GUID in one of the ways in which it is written.</summary>
    public static Gen<string> Written(Guid id) =>
        from format in Gen.Elements("D", "N", "B", "P", "X")
        from upper in Gen.Elements(true, false)
        from blank in Gen.Elements(string.Empty, " ", "\t")
        select blank + (upper ? id.ToString(format).ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal) : id.ToString(format)) + blank;

    /// <summary>A text that is nearly a GUID, or one: a written one with a character changed.</summary>
    public static Gen<string> NearlyGuid { get; } =
        from id in FewGuids
        from text in Written(id)
        from at in Gen.Choose(0, text.Length - 1)
        from with in Gen.Elements("+", "x", "X", "0x", "-", "g", "0", " ", "", "{", "\u0660")
        select text[..at] + with + text[Math.Min(text.Length, at + Math.Max(1, with.Length))..];
}
