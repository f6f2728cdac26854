using System.CommandLine;
using Linking.Tool.Input;

namespace Linking.Tool.Commands;

/// <summary>Parses the arguments, runs the command and turns what happens into an exit code.</summary>
internal sealed class CommandLine(Terminal terminal, ISimulator simulator)
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public int Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("Plays unifications of Customer Insights - Data into an organisation of its own and shows how each source row is linked to its customer profile.")
        {
            new SimulateCommand(terminal, simulator).Build(),
            new GenerateCommand(terminal).Build(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                terminal.Error.WriteLine(error.Message);
            }

            terminal.Error.WriteLine("Try 'linking --help', 'linking simulate --help' or 'linking generate --help'.");
            return ExitCode.BadInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (InputException exception)
        {
            Print(exception);
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            terminal.Error.WriteLine($"Failed: {exception.Message}");
            terminal.Error.WriteLine(exception.StackTrace);
            return ExitCode.Failed;
        }
    }

    private void Print(InputException exception)
    {
        foreach (var error in exception.Errors)
        {
            terminal.Error.WriteLine(error.ToString());
        }

        var more = exception.Errors.Count >= InputErrors.Limit ? " There may be more." : "";
        terminal.Error.WriteLine($"The input is refused; nothing has been written.{more}");
    }
}
