using System.Globalization;
using System.Text;

namespace Linking.Tool.Report;

/// <summary>
/// Text from rows as it is shown to people. Control characters could move the cursor of a terminal or hide what follows, and characters
/// that turn the writing direction could make an id look like another one: they are shown by visible signs.
/// </summary>
internal static class VisibleText
{
    private const int FirstPicture = 0x2400;
    private const int PictureOfDelete = 0x2421;
    private const char Replacement = '\uFFFD';

    /// <summary>The text with a visible sign in the place of each character that would not be seen.</summary>
    public static string Of(string text)
    {
        if (!text.Any(IsInvisible) && !HasHalfPair(text))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(rune.IsBmp && IsInvisible((char)rune.Value) ? SignOf((char)rune.Value).ToString() : rune.ToString());
        }

        return visible.ToString();
    }

    /// <summary>The lines of a text, each as it is shown.</summary>
    public static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(Of);

    private static bool IsInvisible(char character) => char.IsControl(character) || CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static bool HasHalfPair(string text)
    {
        return text.EnumerateRunes().Any(rune => rune.Value == Replacement) && text.Any(char.IsSurrogate);
    }

    private static char SignOf(char character) => character switch
    {
        < ' ' => (char)(FirstPicture + character),
        '\u007F' => (char)PictureOfDelete,
        _ => Replacement,
    };
}
