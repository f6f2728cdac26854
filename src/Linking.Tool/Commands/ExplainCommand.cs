using System.CommandLine;
using System.Text.Json.Nodes;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary><c>linking explain TABLE ROWID</c>: how a row is linked, and why.</summary>
internal sealed class ExplainCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Argument<string> table = new("TABLE") { Description = "Logical name of the row's table." };
    private readonly Argument<string> row = new("ROWID") { Description = "Id of the row." };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("explain",
            "Says of a row which keys claim it, how it is linked, which requirements are met, and what linking would do and why. Writes no row."));
        command.Add(table);
        command.Add(row);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        environment.BringUpToDate();
        var (summary, explanation) = new ProductApi(environment.Service).Explain(parsed.GetValue(table)!.ToLowerInvariant(), parsed.GetValue(row)!);
        return arguments.Print(parsed, ExitCode.Success, new { summary, explanation = JsonNode.Parse(explanation) }, console => console.Line(summary));
    }
}
