using System.CommandLine;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary><c>linking pause</c>, <c>resume</c>, <c>cancel</c> and <c>approve</c>: what an administrator decides about a run.</summary>
internal sealed class ControlCommand(Terminal terminal, string action)
{
    private const string Resume = "resume";
    private const string Approve = "approve";

    private readonly OrganizationArguments arguments = new(terminal);
    private readonly RunOptions options = new();
    private readonly Argument<string> run = new("RUN") { Description = "Id or name of the run." };

    private bool GoesOn => action is Resume or Approve;

    public Command Build()
    {
        var command = arguments.AddTo(new Command(action, Description()));
        command.Add(run);
        if (GoesOn)
        {
            options.AddTo(command);
        }

        command.SetAction(Run);
        return command;
    }

    private string Description() => action switch
    {
        "pause" => "Pauses a run that is processing; its batches stop after the block under way.",
        Resume => "Resumes a paused run and makes the rest of it.",
        "cancel" => "Cancels a run that has not ended. What it did stays done.",
        _ => "Clears the links that the guard held in a run, after one more look at each; the same as 'linking run --approve'.",
    };

    private int Run(ParseResult parsed)
    {
        using var environment = GoesOn ? arguments.Open(parsed, options) : arguments.Open(parsed);
        var id = new RunArchive(environment.Service).Find(parsed.GetValue(run)!, "RUN");
        environment.BringUpToDate();
        var api = new ProductApi(environment.Service);
        if (GoesOn)
        {
            var work = environment.Work(options.Pace(parsed, arguments.Progress(parsed)));
            var notes = work.FinishEarlier();
            var result = work.Follow(action == Resume ? "Resumed run, batches" : "Approved run, batches", () =>
            {
                _ = api.Control(id, action);
                return id;
            });
            return arguments.Print(parsed, ExitCode.Of(result), result, console => console.Print(result), notes);
        }

        var status = api.Control(id, action);
        return arguments.Print(parsed, ExitCode.Success, new { runId = id, status }, console => console.Line($"The run {id:D} is {status}."));
    }
}
