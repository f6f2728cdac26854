using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary><c>linking discover</c>: source tables that the keys name.</summary>
internal sealed class DiscoverCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);

    public Command Build()
    {
        var command = arguments.AddTo(new Command("discover",
            "Finds the data sources and tables that keys name, and proposes a source table for each that has none. A proposed one is linked only when "
            + "somebody declares it."));
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        environment.BringUpToDate();
        var (found, added, detail) = new ProductApi(environment.Service).Discover();
        var result = new { found, added, detail = JsonNode.Parse(detail) };
        return arguments.Print(parsed, ExitCode.Success, result, console =>
        {
            console.Line(string.Create(CultureInfo.InvariantCulture, $"{found} found, {added} added."));
            foreach (var table in result.detail!["tables"]!.AsArray())
            {
                console.Line($"  {table!["dataSource"]}, {table["entityName"]}: {table["keys"]} keys{((bool)table["added"]! ? ", added" : "")}");
            }

            console.PrintLines((string?)result.detail["note"] ?? "");
        });
    }
}
