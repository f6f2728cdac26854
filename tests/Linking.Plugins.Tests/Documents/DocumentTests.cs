using System.Text.RegularExpressions;
using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.Setup;

namespace Linking.Plugins.Tests.Documents;

/// <summary>What the documents name is there, and what they must name they do.</summary>
public partial class DocumentTests
{
    [Fact]
    public void The_page_of_codes_lists_each_issue_requirement_and_note_of_set_up_and_no_other()
    {
        var listed = CodeRow().Matches(Read("docs", "error-codes.md")).Select(row => row.Groups["code"].Value);

        Assert.Equal(Enum.GetNames<IssueCode>().Concat(Enum.GetNames<RequirementCode>()).Concat(Enum.GetNames<SetupNoteCode>())
            .Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_file_that_the_architecture_page_names_exists()
    {
        var files = SourceFile().Matches(Read("docs", "architecture.md")).Select(file => file.Groups["path"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(files.Count > 10);
        Assert.All(files, file =>
            Assert.True(File.Exists(Path.Combine(Repository(), "src", "Linking.Plugins", file)) || File.Exists(Path.Combine(Repository(), file)), file));
    }

    [Fact]
    public void Every_link_between_the_documents_leads_somewhere()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository(), "docs"), "*.md", SearchOption.AllDirectories)
            .Concat(["README.md", "CONTRIBUTING.md", "SECURITY.md"])
            .Select(page => Path.Combine(Repository(), page));
        var dead = pages.SelectMany(page => Link().Matches(File.ReadAllText(page))
            .Select(link => link.Groups["target"].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal) && !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, target)))
            .Select(target => $"{Path.GetFileName(page)}: {target}"));

        Assert.Empty(dead);
    }

    [Fact]
    public void Each_question_of_the_live_check_has_a_step_and_each_step_a_question()
    {
        var page = Read("docs", "live-check.md");
        var steps = Step().Matches(page).Select(step => step.Groups["number"].Value).ToList();
        var answered = Answered().Matches(page).SelectMany(row => row.Groups["steps"].Value.Split(", ")).Where(step => step != "-")
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(Enumerable.Range(1, steps.Count).Select(number => number.ToString(System.Globalization.CultureInfo.InvariantCulture)), steps);
        Assert.Equal(steps.Order(StringComparer.Ordinal), answered.Order(StringComparer.Ordinal));
        Assert.Equal(steps.Count, page.Split("*Expected*").Length - 1);
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([Repository(), .. path]));

    internal static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Linking.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    [GeneratedRegex("^\\| (?<code>[A-Z][A-Za-z]+) \\|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeRow();

    [GeneratedRegex("^\\*\\*(?<number>[0-9]+)\\. ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();

    [GeneratedRegex("\\| (?<steps>[0-9-][0-9, ]*) \\|\\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Answered();

    [GeneratedRegex("`(?<path>[A-Za-z./]+\\.cs)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SourceFile();

    [GeneratedRegex("\\]\\((?<target>[^)#]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
