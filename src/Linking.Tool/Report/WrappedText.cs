namespace Linking.Tool.Report;

/// <summary>Breaks a text into lines at its blanks.</summary>
internal static class WrappedText
{
    private const int Narrowest = 30;

    /// <summary>The lines, each with the indent before it. A word that is too long for a line stays whole.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">Blanks before each line.</param>
    /// <param name="width">Columns of a line, indent and all.</param>
    public static IEnumerable<string> Lines(string text, int indent, int width)
    {
        var blanks = new string(' ', indent);
        var room = Math.Max(Narrowest, width) - indent;
        var line = "";
        foreach (var word in text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                yield return blanks + line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return blanks + line;
        }
    }
}
