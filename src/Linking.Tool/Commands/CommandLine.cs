using System.CommandLine;
using System.CommandLine.Invocation;
using Linking.Plugins.RunRecords;
using Linking.Tool.Environments;
using Linking.Tool.Environments.Export;
using Linking.Tool.Input;
using Linking.Tool.Report;

namespace Linking.Tool.Commands;

/// <summary>Parses the arguments, runs the command and turns what happens into an exit code.</summary>
internal sealed class CommandLine(Terminal terminal, ISimulator simulator)
{
    /// <summary>The option that names the organisation's file.</summary>
    public const string OrganizationOption = "--organization";

    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(30);

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "With an unexpected failure, print where in the program it happened.",
        Recursive = true
    };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Links the rows of Dataverse to their customer profiles of Customer Insights - Data, in an organisation of its own: "
            + "plays unifications into it, runs the linking on demand, and says how it stands.")
        {
            new SimulateCommand(terminal, simulator).Build(),
            new NewCommand(terminal).Build(),
            new GenerateCommand(terminal).Build(),
            new RunCommand(terminal, RunMode.Full).Build(),
            new RunCommand(terminal, RunMode.Preview).Build(),
            new RunCommand(terminal, RunMode.Repair).Build(),
            new RunCommand(terminal, RunMode.Unlink).Build(),
            new StatusCommand(terminal).Build(),
            new IssuesCommand(terminal).Build(),
            new ExplainCommand(terminal).Build(),
            new DiscoverCommand(terminal).Build(),
            new DeclareCommand(terminal, withdraw: false).Build(),
            new DeclareCommand(terminal, withdraw: true).Build(),
            new PrepareCommand(terminal).Build(),
            new RemoveCommand(terminal).Build(),
            new TriggersCommand(terminal).Build(),
            new ControlCommand(terminal, "pause").Build(),
            new ControlCommand(terminal, "resume").Build(),
            new ControlCommand(terminal, "cancel").Build(),
            new ControlCommand(terminal, "approve").Build(),
            new ConnectCommand(terminal).Build(),
            new WorkCommand(terminal).Build(),
            new ExportCommand(terminal).Build(),
            new ServeCommand(terminal).Build(),
            verbose,
        };
        CommandHelp.AddTo(root);
        var parsed = root.Parse(arguments);
        var asJson = arguments.Contains(JsonArgument.Name);
        var file = arguments.SkipWhile(argument => argument != OrganizationOption).Skip(1).FirstOrDefault();
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed, asJson);
        }

        var serves = parsed.CommandResult.Command.Name == ServeCommand.Name;
        using var interruption = serves ? null : new Interruption(terminal.Error, file, Environment.Exit);
        try
        {
            // Only with a time to end does Ctrl+C reach a command that goes on until then.
            var configuration = new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = serves ? Ending : null
            };
            return parsed.InvokeAsync(configuration).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var failure = Failure.Of(exception, file);
            if (asJson)
            {
                JsonArgument.Print(terminal.Output, parsed.CommandResult.Command.Name, failure);
            }

            Print(failure, asJson, parsed.GetValue(verbose) ? exception : null);
            return failure.Code;
        }
    }

    /// <summary>Says what is wrong with the arguments, and what may have been meant.</summary>
    private int Refuse(ParseResult parsed, bool asJson)
    {
        var name = parsed.CommandResult.Command.Name;
        var remedy = parsed.CommandResult.Command is RootCommand ? "Try 'linking --help'." : $"Try 'linking {name} --help'.";
        if (asJson)
        {
            JsonArgument.Print(terminal.Output, parsed.CommandResult.Command is RootCommand ? ""
                : name, new Failure(ExitCode.BadInput, [.. parsed.Errors.Select(error => new AnswerError("", null, error.Message, remedy))]));
            return ExitCode.BadInput;
        }

        using var meant = new StringWriter();
        if (parsed.Action is ParseErrorAction action)
        {
            (action.ShowHelp, action.ShowTypoCorrections) = (false, true);
            _ = parsed.Invoke(new InvocationConfiguration { Output = meant, Error = TextWriter.Null });
        }

        foreach (var error in parsed.Errors)
        {
            terminal.Error.WriteLine(error.Message);
        }

        foreach (var line in meant.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            terminal.Error.WriteLine(line);
        }

        terminal.Error.WriteLine(remedy);
        return ExitCode.BadInput;
    }

    private void Print(Failure failure, bool asJson, Exception? whole)
    {
        if (!asJson)
        {
            foreach (var error in failure.Errors)
            {
                Line(error);
            }

            if (failure.Code == ExitCode.BadInput)
            {
                terminal.Error.WriteLine(
                    $"The input is refused; nothing has been written.{(failure.Errors.Count >= InputErrors.Limit ? " There may be more." : "")}");
            }
        }

        if (failure.IsDefect && !asJson)
        {
            terminal.Error.WriteLine(
                "This is a defect of the rehearsal, not of your data. Please open an issue in the repository that this program comes from,");
            terminal.Error.WriteLine(whole is null ? "with what the same command prints under --verbose and, if you may, the folder."
                : "with the lines below and, if you may, the folder.");
        }

        if (whole is not null && failure.Code == ExitCode.Failed)
        {
            terminal.Error.WriteLine(whole);
        }
    }

    private void Line(AnswerError error)
    {
        var text = error.Remedy.Length > 0 ? new InputError(error.Subject, error.Line, error.Problem, error.Remedy).ToString() : $"Failed: {error.Problem}.";
        foreach (var line in VisibleText.Lines(error.Subject.Length == 0 && error.Remedy.Length > 0 ? text[": ".Length..] : text))
        {
            terminal.Error.WriteLine(line);
        }
    }
}
