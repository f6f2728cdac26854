using System.CommandLine;
using System.Text.Json.Nodes;
using EmbeddedDataverse;
using Linking.Tool.Installation;
using Linking.Tool.Report;
using Linking.Tool.Runs;
using Microsoft.Xrm.Sdk;
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
        var command = arguments.AddTo(new Command("remove", "Takes the steps of linking away. Tables, settings and history stay, and links without --unlink. A later prepare, run or simulate sets linking up again. Exit codes: 0 no step is left, 1 links are left that a run could not clear."));
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
        using var organization = ExistingOrganization.Open(options.Complete(arguments.Access(parsed), parsed));
        if (parsed.GetValue(unlink))
        {
            // The run that clears the links lives on the steps, which may have been taken away before.
            LinkingInstallation.InstallProduct(organization);
        }
        else
        {
            InstalledProduct.Require(organization, Names.Api.RemoveLinking);
        }

        var calls = Remove(organization, parsed.GetValue(unlink), options.Workers(parsed), arguments.Progress(parsed));
        var last = calls[^1];
        var complete = (bool)last[Names.ApiParameter.Complete];
        var summary = (string)last[Names.ApiParameter.Summary];
        var result = new { complete, removed = calls.Sum(call => (int)call[Names.ApiParameter.Removed]), summary, detail = JsonNode.Parse((string)last[Names.ApiParameter.Detail]) };
        return arguments.Print(parsed, complete ? ExitCode.Success : ExitCode.FinishedWithIssues, result, console => console.Line(summary));
    }

    /// <summary>Calls, lets the run that clears the links end, and calls again, as an administrator does.</summary>
    private static List<ParameterCollection> Remove(Organization organization, bool unlink, int workers, IProgressView progress)
    {
        var api = new ProductApi(organization.System);
        var calls = new List<ParameterCollection> { api.Remove(unlink) };
        if (!(bool)calls[0][Names.ApiParameter.Complete])
        {
            new RunExecution(organization, workers, progress).FinishEarlier();
            calls.Add(api.Remove(unlink));
        }

        return calls;
    }
}
