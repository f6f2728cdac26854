using System.CommandLine;
using System.Globalization;
using Linking.Tool.Environments;
using Linking.Tool.Report;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary>How the asynchronous service makes a run.</summary>
internal sealed class RunOptions
{
    private readonly Option<int> workers = new("--workers")
    {
        Description =
        "Jobs that run side by side by the organisation's clock; the links do not depend on it.",
        DefaultValueFactory = _ => 1,
        HelpName = "N"
    };
    private readonly Option<int> seed = new("--seed")
    {
        Description = "Decides what the embedded platform leaves open and the file does not keep.",
        DefaultValueFactory = _ => 1,
        HelpName = "N"
    };
    private readonly Option<int> callTime = new("--call-time")
    {
        Description =
        "Milliseconds that each request costs on the organisation's clock; with 0 it stands still and no batch runs out of time.",
        DefaultValueFactory = _ =>
        0,
        HelpName = "MS"
    };

    private readonly Option<bool> noWait = new("--no-wait")
    {
        Description =
        "In an environment: leave the run as soon as it is asked for; 'linking status' or 'linking work' meets it again."
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Restrict(workers, 1, 64);
        Restrict(callTime, 0, 2000);
        command.Add(workers);
        command.Add(seed);
        command.Add(callTime);
        command.Add(noWait);
    }

    /// <summary>How the run is followed.</summary>
    public RunPace Pace(ParseResult parsed, IProgressView progress) => new(parsed.GetValue(workers), !parsed.GetValue(noWait), progress);

    /// <summary>The organisation as the options want it opened.</summary>
    public OrganizationAccess Complete(OrganizationAccess access, ParseResult parsed) =>
        access with { Seed = parsed.GetValue(seed), CallTime = TimeSpan.FromMilliseconds(parsed.GetValue(callTime)) };

    private static void Restrict(Option<int> option, int least, int most) => option.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1
            && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < least || number > most))
        {
            result.AddError($"'{result.Tokens[0].Value}' is no number for {option.Name}: write a whole number from {least} to {most}.");
        }
    });
}
