using System.CommandLine;
using Linking.Tool.Input;
using Linking.Tool.Runs;
using Linking.Tool.Serve;

namespace Linking.Tool.Commands;

/// <summary><c>linking serve</c>: offers an organisation through the Web API, to this machine only.</summary>
internal sealed class ServeCommand(Terminal terminal)
{
    /// <summary>Name of the command.</summary>
    public const string Name = "serve";

    private const string DefaultUrl = "http://127.0.0.1:5010";

    private readonly Option<string> file = new("--organization")
    {
        Description =
        "The file that keeps the organisation, made by 'linking simulate --organization'.",
        Required = true,
        HelpName = "FILE"
    };
    private readonly Option<string> urls = new("--urls")
    {
        Description = "The address to listen at, on this machine only; port 0 takes a free one.",
        DefaultValueFactory = _ => DefaultUrl,
        HelpName = "URL"
    };
    private readonly Option<string?> resources = new("--web-resources")
    {
        Description =
        "A folder whose files are served as web resources that the organisation does not have.",
        HelpName = "DIR"
    };
    private readonly Option<int> pace = new("--pace")
    {
        Description =
        "How many milliseconds the asynchronous service rests after each job, so that one can watch a run.",
        DefaultValueFactory = _ => 0,
        HelpName = "MS"
    };

    public Command Build()
    {
        var command = new Command(Name, "Serves an organisation on this machine: the Web API, the pages, and a shell that stands in for model-driven apps. "
            + "Runs go on while it serves; Ctrl+C ends it.")
        {
            file,
            urls,
            resources,
            pace,
        };
        pace.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var number) || number is < 0 or > 60_000))
            {
                result.AddError($"'{result.Tokens[0].Value}' is no number for --pace: write milliseconds from 0 to 60000.");
            }
        });
        command.SetAction(Run);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(resources) is { } folder && !Directory.Exists(folder))
        {
            throw new InputException(folder, null, "There is no such folder", "Name one that has web resources, or leave out --web-resources");
        }

        var served = new ServedOrganization(new OrganizationAccess(parsed.GetValue(file)!), TimeSpan.FromMilliseconds(parsed.GetValue(pace)), terminal.Error);
        await served.Serve(parsed.GetValue(urls)!, parsed.GetValue(resources), terminal.Output.WriteLine, cancellation);
        return ExitCode.Success;
    }
}
