namespace Linking.Plugins.Schema;

/// <summary>Cuts a text to what a column holds.</summary>
internal static class Clip
{
    private const string Mark = "...";

    /// <summary>Cuts the text to at most <paramref name="length"/> characters, marking the cut, never within a surrogate pair.</summary>
    internal static string To(string text, int length)
    {
        if (text.Length <= length)
        {
            return text;
        }

        var end = length - Mark.Length;
        return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end) + Mark;
    }
}
