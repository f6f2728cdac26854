namespace Linking.Plugins.Schema;

/// <summary>Makes a text fit a column.</summary>
internal static class Clip
{
    private const string Mark = "...";

    /// <summary>
    /// Cuts the text to at most <paramref name="length"/> characters, marking the cut, never within a surrogate pair. What cannot be sent
    /// to a column at all is replaced: see <see cref="PlainText"/>.
    /// </summary>
    internal static string To(string text, int length)
    {
        text = PlainText.Of(text);
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - Mark.Length;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) + Mark;
    }
}
