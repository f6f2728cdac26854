using System.Diagnostics;

namespace EmbeddedDataverse.WebApi.Tests.Tool;

/// <summary>The command <c>dataverse-embedded</c> as a process of its own.</summary>
internal sealed class ToolProcess : IDisposable
{
    private readonly Process process;

    private ToolProcess(Process process)
    {
        this.process = process;
    }

    public int Id => process.Id;

    /// <summary>The Web API that it serves.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Serves, and returns once it listens.</summary>
    public static async Task<ToolProcess> Serve(params string[] arguments)
    {
        var tool = new ToolProcess(Start(["serve", .. arguments, "--urls", "http://127.0.0.1:0"]));
        var said = "";
        while (await tool.process.StandardOutput.ReadLineAsync() is { } line)
        {
            said += line + '\n';
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["Web", "API:", var address, ..])
            {
                tool.Address = new Uri(address);
                return tool;
            }
        }

        throw new InvalidOperationException(said + await tool.process.StandardError.ReadToEndAsync());
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        using var command = Start(arguments);
        var errors = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output + await errors);
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
    }

    private static Process Start(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "dataverse-embedded.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
