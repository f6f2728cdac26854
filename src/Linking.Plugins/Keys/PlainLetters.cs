using System.Text;

namespace Linking.Plugins.Keys;

/// <summary>
/// Letters without their accents, as Customer Insights writes them into names of columns. A table, because the framework's own way needs
/// data of the operating system that is not everywhere.
/// </summary>
internal static class PlainLetters
{
    private const char First = '\u00C0';

    /// <summary>The plain letter of each character from À to ſ; a blank where there is none.</summary>
    private const string Plain =
        "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoOoRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";

    /// <summary>The text with plain letters; other characters stay, and accents that are characters of their own go.</summary>
    internal static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var index = character - First;
            if (index >= 0 && index < Plain.Length && Plain[index] != ' ')
            {
                plain.Append(Plain[index]);
            }
            else if (character is < '\u0300' or > '\u036F')
            {
                plain.Append(character);
            }
        }

        return plain.ToString();
    }
}
