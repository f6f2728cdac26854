using System.CommandLine;
using EmbeddedDataverse.WebApi;

namespace EmbeddedDataverse.Tool;

/// <summary><c>dataverse-embedded serve</c>: serves an organisation to this machine.</summary>
internal sealed class ServeCommand(TextWriter output, TextWriter error)
{
    private readonly Argument<string?> file = new("FILE")
    {
        Description = "The file that keeps the organisation; without one it is in memory and gone at the end.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> isNew = new("--new") { Description = "Make an empty organisation. Without it, FILE must be there." };

    private readonly Option<string[]> imports = new("--import")
    {
        Description = "A solution to import first, managed or unmanaged; can be given several times.",
        HelpName = "ZIP",
    };

    private readonly Option<string> urls = new("--urls")
    {
        Description = "The address to listen at, on this machine only; port 0 takes a free one.",
        DefaultValueFactory = _ => new WebApiOptions().Url,
        HelpName = "URL",
    };

    private readonly Option<string?> resources = new("--web-resources")
    {
        Description = "A folder whose files are served as web resources that the organisation does not have.",
        HelpName = "DIR",
    };

    public Command Build()
    {
        const string Says = "Serves an organisation on this machine: the Web API, web resources, and a shell to look around. Ctrl+C ends it.";
        var command = new Command("serve", Says) { file, isNew, imports, urls, resources };
        command.SetAction(Serve);
        return command;
    }

    private async Task<int> Serve(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(file);
        Require(path, parsed.GetValue(isNew), parsed.GetValue(resources));
        using var organization = Organization.Open(new OrganizationOptions { Path = path });
        foreach (var zip in parsed.GetValue(imports) ?? [])
        {
            organization.ImportSolution(await File.ReadAllBytesAsync(zip, cancellation));
        }

        await using var server = await WebApiServer.StartAsync(organization, new WebApiOptions
        {
            Url = parsed.GetValue(urls)!,
            WebResourceFolder = parsed.GetValue(resources),
            Failed = exception => error.WriteLine(exception.ToString()),
        });
        output.WriteLine($"Serving {path ?? "an organisation in memory"} at {server.Address}");
        output.WriteLine($"Web API: {server.Address}api/data/v9.2/   Ctrl+C ends.");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellation);
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("Stopped.");
        }

        return 0;
    }

    private static void Require(string? path, bool isNew, string? folder)
    {
        if (isNew && File.Exists(path))
        {
            throw new IOException($"There is a file '{path}' already: leave out --new, or name another.");
        }

        if (!isNew && !File.Exists(path))
        {
            throw new FileNotFoundException(path is null
                ? "Name the organisation's file, or make one with --new."
                : $"There is no file '{path}': make one with --new.");
        }

        if (folder is not null && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"There is no folder '{folder}': name one that has web resources, or leave out --web-resources.");
        }
    }
}
