using System.CommandLine;
using System.CommandLine.Parsing;
using Linking.Tool.Environments;
using Linking.Tool.Report;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary>What every command on an environment or an organisation file takes, and how it answers.</summary>
internal sealed class OrganizationArguments(Terminal terminal)
{
    private readonly Option<string> file = new(CommandLine.OrganizationOption)
    {
        Description =
        "The file that keeps the organisation, made by 'linking simulate --organization'.",
        HelpName = "FILE"
    };
    private readonly EnvironmentArguments environment = new(terminal);
    private readonly JsonArgument json = new(terminal);

    /// <summary>Adds the options to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Add(file);
        environment.AddTo(command);
        command.Validators.Add(Validate);
        json.AddTo(command);
        return command;
    }

    /// <summary>Opens what was named: the file, or else the environment.</summary>
    public IEnvironment Open(ParseResult parsed, RunOptions? options = null)
    {
        if (parsed.GetValue(file) is not { } path)
        {
            return environment.Connect(parsed);
        }

        var access = new OrganizationAccess(path);
        return EmbeddedEnvironment.Open(options?.Complete(access, parsed) ?? access);
    }

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

    private void Validate(CommandResult result)
    {
        var (isFile, isEnvironment) = (result.GetResult(file) is not null, environment.IsNamed(result));
        if (isFile && environment.IsGiven(result))
        {
            result.AddError($"{CommandLine.OrganizationOption} and {EnvironmentArguments.Name} exclude each other.");
        }
        else if (!isFile && !isEnvironment)
        {
            result.AddError($"Name the organisation file with {CommandLine.OrganizationOption}, or an environment with {EnvironmentArguments.Name} or "
                + $"{EnvironmentArguments.Variable}.");
        }
    }
}
