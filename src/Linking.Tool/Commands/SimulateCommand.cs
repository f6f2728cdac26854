using System.CommandLine;
using Linking.Tool.Report;

namespace Linking.Tool.Commands;

/// <summary><c>linking simulate FOLDER</c>.</summary>
internal sealed class SimulateCommand(Terminal terminal, ISimulator simulator)
{
    private readonly Argument<string> folder = new("FOLDER") { Description = "The folder with organization.json, rows and unification-1, unification-2, …" };
    private readonly Option<string?> organization = new(CommandLine.OrganizationOption)
    {
        Description =
        "A file that keeps the organisation. An existing one is gone on with, a missing one is made. Without it, the organisation is gone afterwards.",
        HelpName = "FILE"
    };
    private readonly Option<string> output = new("--out")
    {
        Description = "The folder for links.csv, issues.csv and status.json.",
        DefaultValueFactory = _ =>
        "out",
        HelpName = "DIR"
    };
    private readonly Option<int> seed = new("--seed")
    {
        Description = "Decides order, batch sizes and messages of the writes; the links do not depend on it.",
        DefaultValueFactory = _ => 1,
        HelpName = "N"
    };
    private readonly Option<bool> loadOnly = new("--load-only")
    {
        Description =
        "Load source rows and what was there before, install the product, and stop: nothing is linked yet. For 'linking preview' and 'linking run' on the "
        + "organisation."
    };
    private readonly Option<bool> strict = new("--strict")
    {
        Description =
        "Refuse what would be left out and noted: columns, cells, files that are not read."
    };
    private readonly SettingArguments settings = new();
    private readonly Option<bool> quiet = new("--quiet") { Description = "Print nothing but notes that change what the result means, and complaints." };
    private readonly JsonArgument json = new(terminal);

    public Command Build()
    {
        var command = new Command("simulate", "Loads an organisation, plays its unifications and writes how each source row is linked.")
        {
            folder, organization, output, seed, loadOnly, strict, quiet,
        };
        command.Description += " Exit codes: 0 all linked or skipped as required, 1 finished with issues, 2 bad input, 3 failed, 4 stopped by the guard.";
        command.Validators.Add(result =>
        {
            if (result.GetValue(quiet) && result.GetResult(JsonArgument.Name) is System.CommandLine.Parsing.OptionResult { Implicit: false })
            {
                result.AddError("--quiet and --json exclude each other.");
            }

            if (result.GetValue(loadOnly) && result.GetResult(organization) is not { Implicit: false })
            {
                result.AddError("--load-only needs --organization: an organisation in memory would be gone.");
            }
        });
        settings.AddTo(command);
        json.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var request = new SimulationRequest(parsed.GetValue(folder)!, parsed.GetValue(organization), parsed.GetValue(output)!, parsed.GetValue(seed),
            parsed.GetValue(loadOnly))
        {
            Strict = parsed.GetValue(strict),
            Settings = settings.Read(parsed),
        };
        var silent = parsed.GetValue(quiet);
        var report = simulator.Run(request, silent || json.IsWanted(parsed) ? new NoProgress() : terminal.CreateProgress());
        var code = CodeOf(report);
        if (json.Print(parsed, code, StatusJson.Of(report), report.Notes))
        {
            return code;
        }

        var console = new ConsoleReport(terminal.CreateConsole());
        console.PrintNotes(report);
        if (request.LoadOnly && !silent)
        {
            terminal.Output.WriteLine($"Loaded, and nothing is linked yet. Next: linking preview --organization {request.OrganizationFile}");
        }
        else if (!silent)
        {
            console.Print(report, request.OutputFolder);
        }

        return code;
    }

    private static int CodeOf(RunReport report) => (report.Failed, report.IsStoppedByGuard, report.HasIssues) switch
    {
        (true, _, _) => ExitCode.Failed,
        (_, true, _) => ExitCode.StoppedByGuard,
        (_, _, true) => ExitCode.FinishedWithIssues,
        _ => ExitCode.Success,
    };
}
