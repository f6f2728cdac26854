using System.CommandLine;
using Linking.Tool.Report;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary>What every command on an organisation file takes, and how it answers.</summary>
internal sealed class OrganizationArguments(Terminal terminal)
{
    private readonly Option<string> file = new("--organization") { Description = "The file that keeps the organisation, made by 'linking simulate --organization'.", Required = true, HelpName = "FILE" };
    private readonly Option<bool> json = new("--json") { Description = "Print the result as JSON and nothing else." };

    /// <summary>Adds the options to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Add(file);
        command.Add(json);
        return command;
    }

    /// <summary>The organisation that was named.</summary>
    public OrganizationAccess Access(ParseResult parsed) => new(parsed.GetValue(file)!);

    /// <summary>Where progress is shown.</summary>
    public IProgressView Progress(ParseResult parsed) => parsed.GetValue(json) ? new NoProgress() : terminal.CreateProgress();

    /// <summary>Prints a result, for programs or for people.</summary>
    public void Print<T>(ParseResult parsed, T result, Action<RunConsole> toPeople)
    {
        if (parsed.GetValue(json))
        {
            terminal.Output.Write(JsonText.Of(result));
            return;
        }

        toPeople(new RunConsole(terminal.CreateConsole()));
    }
}
