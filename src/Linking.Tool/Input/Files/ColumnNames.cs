using System.Text;
using Linking.Plugins.Keys;

namespace Linking.Tool.Input.Files;

/// <summary>Compares names of columns that people and programs write in different ways.</summary>
internal static class ColumnNames
{
    /// <summary>The letters and digits of a name, in lower case: "First Name" and "firstname" are the same.</summary>
    public static string LettersAndDigits(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>A name as Customer Insights simplifies it for a column of Dataverse: without accents, with underscores for what no name may hold.</summary>
    public static string Simplified(string name)
    {
        var simple = new StringBuilder(name.Length);
        foreach (var character in PlainLetters.Of(name.Trim()))
        {
            simple.Append(char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : '_');
        }

        return simple.ToString();
    }
}
