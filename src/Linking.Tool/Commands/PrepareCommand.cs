using System.CommandLine;
using System.Text.Json.Nodes;
using Linking.Tool.Runs;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Commands;

/// <summary><c>linking prepare</c>: sets linking up, or repairs the set-up.</summary>
internal sealed class PrepareCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Option<string?> runAs = new("--run-as")
    {
        Description =
        "The user as whom the steps are to run: id, application id or user name, or 'caller' for whoever makes the write. Without it, as it is.",
        HelpName = "USER"
    };
    private readonly Option<bool> skipDiscovery = new("--skip-discovery") { Description = "Leave source tables as they are." };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("prepare",
            "Registers the steps of linking, or repairs them, proposes source tables, and says what is missing. Writes nothing when all is as it is to be. "
            + "Exit codes: 0 linking runs by itself, 1 something is missing."));
        command.Add(runAs);
        command.Add(skipDiscovery);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        environment.Require(Names.Api.PrepareLinking);
        var answer = new ProductApi(environment.Service).Prepare(parsed.GetValue(runAs), parsed.GetValue(skipDiscovery));
        var summary = answer.Text(Names.ApiParameter.Summary);
        var ready = answer.Flag(Names.ApiParameter.Ready);
        return arguments.Print(parsed, ready ? ExitCode.Success
            : ExitCode.FinishedWithIssues, new
            {
                ready,
                changed = answer.Number(Names.ApiParameter.Changed),
                summary,
                detail = JsonNode.Parse(answer.Text(Names.ApiParameter.Detail))
            }, console => console.Line(summary));
    }
}
