using System.CommandLine;
using System.Text.Json.Nodes;
using Linking.Client;
using Linking.Tool.Environments;
using Linking.Tool.Runs;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Commands;

/// <summary><c>linking remove</c>: takes the steps away, and the links before when asked for.</summary>
internal sealed class RemoveCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly RunOptions options = new();
    private readonly Option<bool> unlink = new("--unlink") { Description = "Clear every link before, by a run." };
    private readonly Option<bool> yes = new("--yes") { Description = "Yes, clear every link." };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("remove",
            "Takes the steps of linking away. Tables, settings and history stay, and links without --unlink. A later prepare, run or simulate sets linking "
            + "up again. Exit codes: 0 no step is left, 1 links are left that a run could not clear."));
        command.Add(unlink);
        command.Add(yes);
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(unlink) && !result.GetValue(yes))
            {
                result.AddError("This clears every link. Say --yes if that is what you want.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed, options);
        if (parsed.GetValue(unlink))
        {
            // The run that clears the links lives on the steps, which may have been taken away before.
            environment.BringUpToDate();
        }
        else
        {
            environment.Require(Names.Api.RemoveLinking);
        }

        var calls = Remove(environment, parsed.GetValue(unlink), options.Pace(parsed, arguments.Progress(parsed)));
        var last = calls[^1];
        var complete = last.Flag(Names.ApiParameter.Complete);
        var summary = last.Text(Names.ApiParameter.Summary);
        var result = new
        {
            complete,
            removed = calls.Sum(call => call.Number(Names.ApiParameter.Removed)),
            summary,
            detail = JsonNode.Parse(last.Text(Names.ApiParameter.Detail))
        };
        return arguments.Print(parsed, complete ? ExitCode.Success : ExitCode.FinishedWithIssues, result, console => console.Line(summary));
    }

    /// <summary>Calls, lets the run that clears the links end, and calls again, as an administrator does.</summary>
    private static List<DataverseRow> Remove(IEnvironment environment, bool unlink, RunPace pace)
    {
        var api = new ProductApi(environment.Service);
        var calls = new List<DataverseRow> { api.Remove(unlink) };
        if (!calls[0].Flag(Names.ApiParameter.Complete))
        {
            environment.Work(pace).FinishUnderWay();
            calls.Add(api.Remove(unlink));
        }

        return calls;
    }
}
