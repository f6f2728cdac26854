using FsCheck;
using FsCheck.Fluent;
using Linking.Tool.Report;

namespace Linking.Tool.Tests.Report;

/// <summary>What stands in a result file is text, whatever opens the file.</summary>
public class CsvCellsTests
{
    [Theory]
    [InlineData("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1")]
    [InlineData("+1", "'+1")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\uFF1D1", "'\uFF1D1")]
    [InlineData("\t=1", "\u2409=1")]
    [InlineData("\r=1", "\u240D=1")]
    [InlineData("a;=1;b", "a;'=1;b")]
    [InlineData("a\n=1", "a\n'=1")]
    [InlineData("'quoted'", "''quoted'")]
    public void A_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(string text, string cell) => Assert.Equal([cell], CsvCells.Of(text));

    [Theory]
    [InlineData("")]
    [InlineData("a0000000-0000-4000-8000-00000000000a")]
    [InlineData("a = b - c, it's")]
    public void Ids_and_ordinary_texts_stay_as_they_are(string text) => Assert.Equal(text, CsvCells.Of(text).Single());

    [Theory]
    [InlineData("\u001b[2Jx", "\u241B[2Jx")]
    [InlineData("a\0b\u007f\u009b", "a\u2400b\u2421\uFFFD")]
    [InlineData("abc\u202Edef", "abc\uFFFDdef")]
    [InlineData("Zo\u00eb \ud83d\ude00", "Zo\u00eb \ud83d\ude00")]
    public void Characters_that_nobody_would_see_are_shown_by_a_sign(string text, string expected)
    {
        Assert.Equal(expected, VisibleText.Of(text));
        Assert.Equal([expected], CsvCells.Of(text));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_shown_by_a_sign() => Assert.Equal("a\uFFFDb", VisibleText.Of("a\ud800b"));

    [Fact]
    public void Taking_away_one_apostrophe_at_each_start_gives_the_text_back() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ArrayOf(Gen.Elements('=', '+', '-', '@', '\'', ';', '\n', 'a', '0', '"', ',')).Select(characters => new string(characters)).ToArbitrary(),
        text => WithoutApostrophes(CsvCells.Of(text).Single()) == text));

    [Fact]
    public void A_hostile_issue_is_text_in_both_result_files()
    {
        using var folder = new TemporaryFolder();
        using (var report = new ReportFolder(folder.Path))
        {
            report.Add(new LinkLine("=1", Guid.Empty, null, "@x;=y", Change.Issue));
            report.Add([new IssueLine(1, "+1", null, "KeyNotGuid", "-5", "=a", "\u001b=\"k", "=m", "=d")]);
            report.Complete(Sample.Report());
        }

        Assert.Contains("\n'=1,00000000-0000-0000-0000-000000000000,,'@x;'=y,issue\n", File.ReadAllText(folder["links.csv"]), StringComparison.Ordinal);
        Assert.Contains("\n1,'+1,,KeyNotGuid,'-5,'=a,\"\u241B=\"\"k\",'=m,'=d\n", File.ReadAllText(folder["issues.csv"]), StringComparison.Ordinal);
    }

    private static string WithoutApostrophes(string cell)
    {
        return string.Concat(cell.Where((character, index) => character != '\'' || !IsAdded(cell, index)));
    }

    // An apostrophe at a start is always an added one: one of the text's own has another before it.
    private static bool IsAdded(string cell, int index) => index == 0 || cell[index - 1] is ';' or '\n';
}
