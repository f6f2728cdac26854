using System.CommandLine;
using Linking.Tool.Report;

namespace Linking.Tool.Commands;

/// <summary><c>linking simulate FOLDER</c>.</summary>
internal sealed class SimulateCommand(Terminal terminal, ISimulator simulator)
{
    private readonly Argument<string> folder = new("FOLDER") { Description = "The folder with organization.json, rows and unification-1, unification-2, …" };
    private readonly Option<string?> organization = new("--organization") { Description = "A file that keeps the organisation. An existing one is gone on with, a missing one is made. Without it, the organisation is gone afterwards.", HelpName = "FILE" };
    private readonly Option<string> output = new("--out") { Description = "The folder for links.csv, issues.csv and status.json.", DefaultValueFactory = _ => "out", HelpName = "DIR" };
    private readonly Option<int> seed = new("--seed") { Description = "Decides order, batch sizes and messages of the writes; the links do not depend on it.", DefaultValueFactory = _ => 1, HelpName = "N" };
    private readonly Option<bool> loadOnly = new("--load-only") { Description = "Load source rows and what was there before, install the product, and stop: nothing is linked yet. For 'linking preview' and 'linking run' on the organisation." };
    private readonly Option<bool> quiet = new("--quiet") { Description = "Print nothing but complaints." };
    private readonly Option<bool> json = new("--json") { Description = "Print status.json and nothing else." };

    public Command Build()
    {
        var command = new Command("simulate", "Loads an organisation, plays its unifications and writes how each source row is linked.")
        {
            folder, organization, output, seed, loadOnly, quiet, json,
        };
        command.Description += " Exit codes: 0 all linked or skipped as required, 1 finished with issues, 2 bad input, 3 failed.";
        command.Validators.Add(result =>
        {
            if (result.GetValue(quiet) && result.GetValue(json))
            {
                result.AddError("--quiet and --json exclude each other.");
            }

            if (result.GetValue(loadOnly) && result.GetResult(organization) is not { Implicit: false })
            {
                result.AddError("--load-only needs --organization: an organisation in memory would be gone.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var (silent, asJson) = (parsed.GetValue(quiet), parsed.GetValue(json));
        var request = new SimulationRequest(parsed.GetValue(folder)!, parsed.GetValue(organization), parsed.GetValue(output)!, parsed.GetValue(seed), parsed.GetValue(loadOnly));
        var console = terminal.CreateConsole();
        var progress = silent || asJson ? new NoProgress() : terminal.CreateProgress();
        var report = simulator.Run(request, progress);
        if (request.LoadOnly)
        {
            return ExitCode.Success;
        }

        if (asJson)
        {
            using var buffer = new MemoryStream();
            StatusJson.Write(buffer, report);
            terminal.Output.Write(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
        }
        else if (!silent)
        {
            new ConsoleReport(console).Print(report, request.OutputFolder);
        }

        return (report.Failed, report.HasIssues) switch
        {
            (true, _) => ExitCode.Failed,
            (_, true) => ExitCode.FinishedWithIssues,
            _ => ExitCode.Success,
        };
    }
}
