using System.Text;

namespace Linking.Tool.Report;

/// <summary>
/// Cells of CSV files that people open in spreadsheets. A spreadsheet runs a cell that begins with = + - @ as a formula, and some cut a
/// line at its semicolons and line feeds whatever the quotes say; so an apostrophe stands before such a character at the start of a cell
/// and behind each semicolon and line feed. An apostrophe there gets one too, so that a program that takes away one apostrophe in these
/// places has the text back. GUIDs never need one. Control characters other than the line feed are shown by visible signs.
/// </summary>
internal static class CsvCells
{
    private const char Apostrophe = '\'';
    private const char LineFeed = '\n';
    private const string Cuts = ";\n";

    // The wide forms are what East Asian keyboards type and spreadsheets take for the same.
    private const string Dangerous = "=+-@\uFF1D\uFF0B\uFF0D\uFF20'";

    /// <summary>The texts as cells.</summary>
    public static string[] Of(params string[] texts) => Array.ConvertAll(texts, Of);

    private static string Of(string text)
    {
        var visible = string.Join(LineFeed, text.Split(LineFeed).Select(VisibleText.Of));
        var cell = new StringBuilder(visible.Length + 2);
        for (var index = 0; index < visible.Length; index++)
        {
            if (Dangerous.Contains(visible[index], StringComparison.Ordinal) && (index == 0 || Cuts.Contains(visible[index - 1], StringComparison.Ordinal)))
            {
                cell.Append(Apostrophe);
            }

            cell.Append(visible[index]);
        }

        return cell.ToString();
    }
}
