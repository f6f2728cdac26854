using System.CommandLine;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary><c>linking issues</c>: what could not be linked, and what to do about it.</summary>
internal sealed class IssuesCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Option<string?> table = new("--table") { Description = "Only issues of this table, by its logical name.", HelpName = "NAME" };
    private readonly Option<string?> kind = new("--code") { Description = "Only issues of this code, like RowNotFound.", HelpName = "CODE" };
    private readonly Option<bool> all = new("--all") { Description = "Closed issues too." };
    private readonly Option<string?> csv = new("--csv") { Description = "Write the issues to this file instead of printing them.", HelpName = "FILE" };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("issues",
            "Lists what could not be linked, with what to do about it. Exit codes: 0 no issue is open, 1 at least one is, 2 bad arguments or file."));
        command.Add(table);
        command.Add(kind);
        command.Add(all);
        command.Add(csv);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        var list = new IssueList(environment.Service);
        var issues = list.Read(list.Checked(new IssueFilter(parsed.GetValue(table), parsed.GetValue(kind), parsed.GetValue(all))));
        var code = issues.Any(issue => issue.Open) ? ExitCode.FinishedWithIssues : ExitCode.Success;
        if (parsed.GetValue(csv) is { } file)
        {
            IssueFile.Write(file, issues);
            return arguments.Print(parsed, code, new { file, issues = issues.Count }, console => console.Line($"Written: {file}, {issues.Count} issues"));
        }

        return arguments.Print(parsed, code, issues, console => new IssueConsole(console).Print(issues));
    }
}
