using System.CommandLine;
using Linking.Tool.Documents;
using Linking.Tool.Input;

namespace Linking.Tool.Commands;

/// <summary><c>linking document</c>: fills in the parts of a page that follow from the registration lists.</summary>
internal sealed class DocumentCommand(Terminal terminal)
{
    private readonly Argument<string> file = new("FILE") { Description = "A Markdown page with marked parts, such as docs/registering.md." };
    private readonly Option<bool> check = new("--check") { Description = "Only say whether the page is up to date." };

    public Command Build()
    {
        var command = new Command("document", "Fills in the marked parts of a page from the lists of steps and custom APIs. Exit codes: 0 the page is up to date, 1 it is not (with --check).") { file, check };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var path = parsed.GetValue(file)!;
        if (!File.Exists(path))
        {
            throw new InputException("FILE", null, $"There is no file '{path}'", "Name a page with parts between '<!-- generated: NAME -->' and '<!-- end -->'");
        }

        var before = File.ReadAllText(path);
        var after = GeneratedPage.Fill(before);
        if (before == after)
        {
            terminal.Output.WriteLine($"{path} is up to date.");
            return ExitCode.Success;
        }

        if (parsed.GetValue(check))
        {
            terminal.Output.WriteLine($"{path} is not up to date. Write it with 'linking document {path}'.");
            return ExitCode.FinishedWithIssues;
        }

        File.WriteAllText(path, after);
        terminal.Output.WriteLine($"{path} was written.");
        return ExitCode.Success;
    }
}
