using System.CommandLine;
using Linking.Plugins.RunRecords;
using Linking.Tool.Environments;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary><c>linking run</c>, <c>preview</c>, <c>repair</c> and <c>unlink</c>: one run of the given mode, to its end.</summary>
internal sealed class RunCommand(Terminal terminal, RunMode mode)
{
    private readonly OrganizationArguments arguments = new(terminal);
    private readonly RunOptions options = new();
    private readonly SettingArguments settings = new();
    private readonly Option<string[]> tables = new("--table")
    {
        Description =
        "A source table, by its logical name; may be given several times. Without it, all.",
        HelpName = "NAME"
    };
    private readonly Option<Guid?> row = new("--row") { Description = "One row of the one table given; nothing else is looked at.", HelpName = "ID" };
    private readonly Option<string?> approve = new("--approve")
    {
        Description =
        "Instead of a new run: clear the links that the guard held in this run, given by id or name.",
        HelpName = "RUN"
    };
    private readonly Option<bool> yes = new("--yes") { Description = "Yes, clear every link of the tables." };

    public Command Build()
    {
        var (name, description) = Texts();
        var exits = "Exit codes: 0 successful or skipped as required, 1 finished with issues, 2 bad arguments or file, 3 failed, 4 stopped by the guard.";
        var command = arguments.AddTo(new Command(name, $"{description} {exits}"));
        command.Add(tables);
        if (mode is RunMode.Full or RunMode.Preview)
        {
            command.Add(row);
        }

        if (mode == RunMode.Full)
        {
            command.Add(approve);
        }

        if (mode == RunMode.Unlink)
        {
            tables.Required = true;
            command.Add(yes);
        }

        settings.AddTo(command);
        options.AddTo(command);
        command.Validators.Add(Validate);
        command.SetAction(Run);
        return command;
    }

    private (string Name, string Description) Texts() => mode switch
    {
        RunMode.Full => ("run", "Links all rows of the source tables."),
        RunMode.Preview => ("preview", "Says what 'linking run' would do, with examples, and writes no row."),
        RunMode.Repair => ("repair", "Looks again at the rows that could not be linked and at links whose profile is gone."),
        _ => ("unlink", "Clears every link of a table, as before uninstalling."),
    };

    private void Validate(System.CommandLine.Parsing.CommandResult result)
    {
        if (result.GetResult(row) is { Implicit: false } && result.GetValue(tables) is not { Length: 1 })
        {
            result.AddError("--row needs exactly one --table.");
        }

        if (result.GetResult(approve) is { Implicit: false }
            && (result.GetResult(tables) is { Implicit: false } || result.GetResult(row) is { Implicit: false }))
        {
            result.AddError("--approve goes on with a run as it was asked for: leave out --table and --row.");
        }

        if (mode == RunMode.Unlink && !result.GetValue(yes))
        {
            result.AddError("This clears every link of the tables. Say --yes if that is what you want.");
        }
    }

    private int Run(ParseResult parsed)
    {
        var request = new RunRequest(mode, [.. (parsed.GetValue(tables) ?? []).Select(table => table.ToLowerInvariant())], mode is RunMode.Full
            or RunMode.Preview ? parsed.GetValue(row) : null);
        using var environment = arguments.Open(parsed, options);
        var check = new RunCheck(environment.Service);
        var stopped = mode == RunMode.Full && parsed.GetValue(approve) is { } name ? check.FindStopped(name) : (Guid?)null;
        check.Require(request);
        if (mode == RunMode.Preview)
        {
            environment.RequireNothingUnfinished();
        }

        environment.BringUpToDate();
        new SettingValues(environment.Service).Write(settings.Read(parsed));
        var (api, work) = (new ProductApi(environment.Service), environment.Work(options.Pace(parsed, arguments.Progress(parsed))));
        var notes = work.FinishEarlier();
        var result = work.Follow(stopped is null ? $"{mode} run, batches" : "Approved run, batches", () =>
        {
            if (stopped is { } run)
            {
                api.Approve(run);
                return run;
            }

            return api.StartRun(request);
        });
        return arguments.Print(parsed, ExitCode.Of(result), result, console =>
            console.Print(result), [.. notes, .. new EarlierWork(environment.Service).Notes()]);
    }
}
