using System.CommandLine;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary><c>linking status</c>: how the task stands.</summary>
internal sealed class StatusCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Option<int> last = new("--last") { Description = "How many runs of the history to show.", DefaultValueFactory = _ => 10, HelpName = "N" };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("status",
            "Shows how the task stands: its latest runs, each source table with its unmet requirements and counts, and links held by the guard."));
        last.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var number) || number is < 0 or > 5000))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no number for --last: write a whole number from 0 to 5000.");
            }
        });
        command.Add(last);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        var task = new TaskReader(environment.Service).Read(parsed.GetValue(last));
        return arguments.Print(parsed, ExitCode.Success, task, console => new TaskConsole(console).Print(task), new EarlierWork(environment.Service).Notes());
    }
}
