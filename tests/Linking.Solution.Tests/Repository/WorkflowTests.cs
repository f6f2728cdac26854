using System.Text.RegularExpressions;

namespace Linking.Solution.Tests.Repository;

/// <summary>The workflows call what is there, and a release can be described.</summary>
public partial class WorkflowTests
{
    private static readonly string[] Workflows = Directory.GetFiles(Path.Combine(Built.Repository, ".github/workflows"), "*.yml");

    [Fact]
    public void Scripts_that_workflows_and_pages_name_are_there()
    {
        var texts = Workflows.Append(Path.Combine(Built.Repository, "CONTRIBUTING.md")).Select(File.ReadAllText);
        var scripts = texts.SelectMany(text => Script().Matches(text).Select(match => match.Value)).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal([".ci/release", ".ci/run", ".ci/subjects"], scripts.Order(StringComparer.Ordinal));
        Assert.All(scripts, script => Assert.True(File.Exists(Path.Combine(Built.Repository, script)), script));
    }

    [Fact]
    public void Workflows_ask_for_no_right_that_they_do_not_need_and_name_versions_of_actions()
    {
        Assert.NotEmpty(Workflows);
        Assert.All(Workflows.Select(File.ReadAllText), text =>
        {
            Assert.Contains("permissions:\n  contents: read\n", text, StringComparison.Ordinal);
            Assert.All(Action().Matches(text), match => Assert.Matches("^[a-z-]+/[a-z-]+@v[0-9]+$", match.Groups["action"].Value));
        });
    }

    [Fact]
    public void The_changelog_says_something_of_the_version_that_is_built()
    {
        var lines = File.ReadAllLines(Path.Combine(Built.Repository, "CHANGELOG.md")).SkipWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .ToList();
        Assert.Equal($"## {Built.Version.ToString(3)}", lines[0]);
        Assert.Contains(lines.Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal)), line =>
            line.StartsWith("- ", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\.ci/[a-z]+", RegexOptions.NonBacktracking)]
    private static partial Regex Script();

    [GeneratedRegex(@"uses: (?<action>\S+)", RegexOptions.NonBacktracking)]
    private static partial Regex Action();
}
