using System.CommandLine;
using Linking.Tool.Commands;

namespace Linking.Tool.Environments;

/// <summary><c>linking connect</c>: who one is there, what is installed, and what one could do.</summary>
internal sealed class ConnectCommand(Terminal terminal)
{
    private readonly OrganizationArguments arguments = new(terminal);

    public Command Build()
    {
        var command = arguments.AddTo(new Command("connect",
            "Signs in and says who one is there, which version of the product is installed, and what one could do. Writes nothing. Exit codes: 0 connected, "
            + "1 the product is not installed, or not all can be done."));
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        var view = new ConnectionReader(environment.Service).Read();
        var complete = view.ProductVersion is not null && view.Abilities.All(ability => ability.Held);
        return arguments.Print(parsed, complete ? ExitCode.Success : ExitCode.FinishedWithIssues, view, console =>
        {
            console.Line($"{view.Environment}: {view.Organization}, Dataverse {view.Version}");
            console.Line($"Signed in as {view.User} ({view.UserId:D})");
            console.Line(view.ProductVersion is { } version ? $"Customer Profile Linking {version} is installed" : "Customer Profile Linking is not installed");
            console.Line(view.CustomerInsights ? "The tables of Customer Insights - Data are there"
                : "The tables of Customer Insights - Data are not there, or may not be seen");
            foreach (var ability in view.Abilities)
            {
                console.Line($"  {(ability.Held ? "can" : "cannot")} {ability.What}{(ability.Held ? "" : $": {ability.Privilege} is missing")}");
            }
        });
    }
}
