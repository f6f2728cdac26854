using System.CommandLine;
using Linking.Plugins.RunRecords;
using Linking.Tool.Input;
using Linking.Tool.Report;

namespace Linking.Tool.Commands;

/// <summary>Parses the arguments, runs the command and turns what happens into an exit code.</summary>
internal sealed class CommandLine(Terminal terminal, ISimulator simulator)
{
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(30);

    private readonly Option<bool> verbose = new("--verbose") { Description = "With an unexpected failure, print where in the program it happened.", Recursive = true };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Links the rows of Dataverse to their customer profiles of Customer Insights - Data, in an organisation of its own: plays unifications into it, runs the linking on demand, and says how it stands.")
        {
            new SimulateCommand(terminal, simulator).Build(),
            new GenerateCommand(terminal).Build(),
            new RunCommand(terminal, RunMode.Full).Build(),
            new RunCommand(terminal, RunMode.Preview).Build(),
            new RunCommand(terminal, RunMode.Repair).Build(),
            new RunCommand(terminal, RunMode.Unlink).Build(),
            new StatusCommand(terminal).Build(),
            new IssuesCommand(terminal).Build(),
            new ExplainCommand(terminal).Build(),
            new DiscoverCommand(terminal).Build(),
            new PrepareCommand(terminal).Build(),
            new RemoveCommand(terminal).Build(),
            new TriggersCommand(terminal).Build(),
            new ControlCommand(terminal, "pause").Build(),
            new ControlCommand(terminal, "resume").Build(),
            new ControlCommand(terminal, "cancel").Build(),
            new ControlCommand(terminal, "approve").Build(),
            new ServeCommand(terminal).Build(),
            verbose,
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine(error.Message);
            }

            var command = parsed.CommandResult.Command is RootCommand ? "linking" : $"linking {parsed.CommandResult.Command.Name}";
            terminal.Error.WriteLine($"Try '{command} --help'.");
            return ExitCode.BadInput;
        }

        try
        {
            var configuration = new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Ending };

            // Only this way does Ctrl+C reach a command that goes on until then.
            return parsed.InvokeAsync(configuration).GetAwaiter().GetResult();
        }
        catch (InputException exception)
        {
            Print(exception);
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Print(exception, parsed.GetValue(verbose));
            return ExitCode.Failed;
        }
    }

    private void Print(Exception exception, bool whole)
    {
        terminal.Error.WriteLine($"Failed: {VisibleText.Of(exception.Message)}");
        if (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }

        terminal.Error.WriteLine("This is a defect of the rehearsal, not of your data. Please open an issue in the repository that this program comes from,");
        terminal.Error.WriteLine(whole ? "with the lines below and, if you may, the folder." : "with what the same command prints under --verbose and, if you may, the folder.");
        if (whole)
        {
            terminal.Error.WriteLine(exception);
        }
    }

    private void Print(InputException exception)
    {
        foreach (var error in exception.Errors)
        {
            terminal.Error.WriteLine(VisibleText.Of(error.ToString()));
        }

        var more = exception.Errors.Count >= InputErrors.Limit ? " There may be more." : "";
        terminal.Error.WriteLine($"The input is refused; nothing has been written.{more}");
    }
}
