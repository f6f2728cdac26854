using System.CommandLine;
using Linking.Tool.Report;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary>What every command on an organisation file takes, and how it answers.</summary>
internal sealed class OrganizationArguments(Terminal terminal)
{
    private readonly Option<string> file = new(CommandLine.OrganizationOption) { Description = "The file that keeps the organisation, made by 'linking simulate --organization'.", Required = true, HelpName = "FILE" };
    private readonly JsonArgument json = new(terminal);

    /// <summary>Adds the options to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Add(file);
        json.AddTo(command);
        return command;
    }

    /// <summary>The organisation that was named.</summary>
    public OrganizationAccess Access(ParseResult parsed) => new(parsed.GetValue(file)!);

    /// <summary>Where progress is shown.</summary>
    public IProgressView Progress(ParseResult parsed) => json.IsWanted(parsed) ? new NoProgress() : terminal.CreateProgress();

    /// <summary>Prints a result, for programs or for people, and gives the exit code back.</summary>
    public int Print<T>(ParseResult parsed, int code, T result, Action<RunConsole> toPeople, IReadOnlyList<string>? notes = null)
    {
        if (!json.Print(parsed, code, result, notes ?? []))
        {
            var console = new RunConsole(terminal.CreateConsole());
            toPeople(console);
            foreach (var note in notes ?? [])
            {
                console.Line(note);
            }
        }

        return code;
    }
}
