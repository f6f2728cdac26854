using System.CommandLine;
using System.Text.Json.Nodes;
using Linking.Tool.Runs;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Commands;

/// <summary><c>linking triggers</c>: what of others runs when links are written.</summary>
internal sealed class TriggersCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Option<string?> table = new("--table") { Description = "A table, by its logical name. Without it, all source tables.", HelpName = "NAME" };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("triggers",
            "Lists the plug-in steps, workflows, business rules and flows of others that run when rows of the source tables are updated. Exit codes: 0 none "
            + "of them fires on each link, 1 some do, or something could not be read."));
        command.Add(table);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        environment.Require(Names.Api.ListTriggers);
        var answer = new ProductApi(environment.Service).ListTriggers(parsed.GetValue(table));
        var (fired, complete) = (answer.Number(Names.ApiParameter.FiredByLinks), answer.Flag(Names.ApiParameter.Complete));
        var summary = answer.Text(Names.ApiParameter.Summary);
        var result = new
        {
            triggers = answer.Number(Names.ApiParameter.Triggers),
            firedByLinks = fired,
            complete,
            summary,
            detail = JsonNode.Parse(answer.Text(Names.ApiParameter.Detail))
        };
        return arguments.Print(parsed, fired == 0 && complete ? ExitCode.Success : ExitCode.FinishedWithIssues, result, console => console.Line(summary));
    }
}
