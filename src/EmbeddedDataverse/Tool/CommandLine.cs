using System.CommandLine;
using System.Reflection;
using System.ServiceModel;
using Microsoft.Data.Sqlite;

namespace EmbeddedDataverse.Tool;

/// <summary>Parses the arguments, runs the command and turns what happens into an exit code: 0 well, 1 not well, 2 wrong input.</summary>
internal sealed class CommandLine(TextWriter output, TextWriter error)
{
    public const int NotWell = 1;
    public const int WrongInput = 2;

    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(30);

    public async Task<int> Run(IReadOnlyList<string> arguments)
    {
        var root = new RootCommand("An organisation of Dataverse on this machine, in one file or in memory.")
        {
            new ServeCommand(output, error).Build(),
            new CheckCommand(output).Build(),
        };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var wrong in parsed.Errors)
            {
                error.WriteLine(wrong.Message);
            }

            error.WriteLine("Try 'dataverse-embedded --help'.");
            return WrongInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                Output = output,
                Error = error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = Ending,
            });
        }
        catch (Exception exception) when ((exception as TargetInvocationException)?.InnerException is var inner && IsInput(inner ?? exception))
        {
            error.WriteLine((inner ?? exception).Message);
            return WrongInput;
        }
    }

    private static bool IsInput(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or SqliteException or FaultException;
}
