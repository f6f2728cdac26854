using System.CommandLine;
using System.Globalization;
using Linking.Tool.Commands;
using Linking.Tool.Runs;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Tool.Environments;

/// <summary><c>linking work</c>: keeps runs going from outside, for schedules and pipelines.</summary>
internal sealed class WorkCommand(Terminal terminal)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly OrganizationArguments arguments = new(terminal);
    private readonly Option<string?> run = new("--run") { Description = "The run, by id or name. Without it, every run that is not over.", HelpName = "RUN" };
    private readonly Option<bool> once = new("--once") { Description = "Call once and end, as a schedule does that comes again." };

    public Command Build()
    {
        var command = arguments.AddTo(new Command("work",
            "Keeps runs going: takes on what waits or lost its worker, waits as told, and ends when nothing is left. Exit codes: 0 nothing is left, 1 "
            + "something still waits (only with --once)."));
        command.Add(run);
        command.Add(once);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using var environment = arguments.Open(parsed);
        environment.Require(Names.Api.ProcessNext);
        var id = parsed.GetValue(run) is { } name ? new RunArchive(environment.Service).Find(name, "--run") : (Guid?)null;
        var api = new ProductApi(environment.Service);
        var (calls, left) = (0, api.ProcessNext(id));
        for (calls++; left.More && !parsed.GetValue(once); calls++)
        {
            terminal.Delay(PauseUntil(left.ContinueOn, terminal.Time.GetUtcNow().UtcDateTime));
            left = api.ProcessNext(id);
        }

        var result = new { more = left.More, continueOn = left.ContinueOn, calls };
        return arguments.Print(parsed, left.More ? ExitCode.FinishedWithIssues : ExitCode.Success, result, console => console.Line(left switch
        {
            (false, _) => "Nothing is left to do.",
            (_, { } moment) => string.Create(CultureInfo.InvariantCulture, $"Something waits until {moment:yyyy-MM-dd HH:mm:ss} UTC; call again then."),
            _ => "Something is left; call again.",
        }));
    }

    /// <summary>As long as the run wants to wait, but not so long that one who looks after it would think it is asleep.</summary>
    internal static TimeSpan PauseUntil(DateTime? moment, DateTime now)
    {
        var wait = moment is { } due ? due - now : Pause;
        return wait < TimeSpan.FromSeconds(1) ? TimeSpan.FromSeconds(1) : wait > LongestPause ? LongestPause : wait;
    }
}
