using System.CommandLine;
using Linking.Tool.Installation;
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
        var access = GoesOn ? options.Complete(arguments.Access(parsed), parsed) : arguments.Access(parsed);
        using var organization = ExistingOrganization.Open(access);
        var id = new RunArchive(organization.System).Find(parsed.GetValue(run)!, "RUN");
        LinkingInstallation.InstallProduct(organization);
        if (GoesOn)
        {
            var execution = new RunExecution(organization, options.Workers(parsed), arguments.Progress(parsed));
            var notes = execution.FinishEarlier();
            var result = action == Resume ? execution.Resume(id) : execution.Approve(id);
            return arguments.Print(parsed, ExitCode.Of(result), result, console => console.Print(result), notes);
        }

        var status = new ProductApi(organization.System).Control(id, action);
        return arguments.Print(parsed, ExitCode.Success, new { runId = id, status }, console => console.Line($"The run {id:D} is {status}."));
    }
}
