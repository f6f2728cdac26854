using System.CommandLine;
using Linking.Tool.Report;

namespace Linking.Tool.Commands;

/// <summary>The option --json, and the shape of what commands print with it.</summary>
internal sealed class JsonArgument(Terminal terminal)
{
    /// <summary>Name of the option.</summary>
    public const string Name = "--json";

    private readonly Option<bool> json = new(Name) { Description = "Print the result as JSON and nothing else." };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Add(json);

    /// <summary>True when the result is for a program.</summary>
    public bool IsWanted(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>Prints a result when it is for a program.</summary>
    /// <returns>False when it is for people.</returns>
    public bool Print<T>(ParseResult parsed, int code, T data, IReadOnlyList<string> notes)
    {
        if (!IsWanted(parsed))
        {
            return false;
        }

        terminal.Output.Write(JsonText.Of(new Answer<T>(parsed.CommandResult.Command.Name, ExitCode.NameOf(code), code, data, notes, [])));
        return true;
    }

    /// <summary>Prints why a command was refused or failed.</summary>
    public static void Print(TextWriter output, string command, Failure failure) =>
        output.Write(JsonText.Of(new Answer<object>(command, ExitCode.NameOf(failure.Code), failure.Code, null, [], failure.Errors)));
}
