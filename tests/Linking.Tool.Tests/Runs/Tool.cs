using System.Text.Json;
using Linking.Tool.Commands;
using Linking.Tool.Installation;
using Linking.Tool.Simulation;

namespace Linking.Tool.Tests.Runs;

/// <summary>The command line as its process starts it.</summary>
internal static class Tool
{
    /// <summary>Runs a command and gives what it returned and printed.</summary>
    public static (int Code, string Output, string Error) Call(params string[] arguments) => CallAt(118, arguments);

    /// <summary>The same on a terminal of so many columns.</summary>
    public static (int Code, string Output, string Error) CallAt(int width, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var simulator = new Simulator(new LinkingInstallation(), organization => new LinkingRecords(organization.System));
        var code = new CommandLine(new Terminal(output, error, Interactive: false) { Width = width }, simulator).Run(arguments);
        return (code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command with --json and gives what it returned and printed.</summary>
    public static (int Code, JsonElement Result) CallForJson(params string[] arguments)
    {
        var (code, output, error) = Call([.. arguments, "--json"]);
        Assert.Empty(error);
        using var document = JsonDocument.Parse(output);
        Assert.Equal(["command", "status", "exitCode", "data", "notes", "errors"], document.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal((arguments[0], code), (document.RootElement.GetProperty("command").GetString(), document.RootElement.GetProperty("exitCode").GetInt32()));
        return (code, document.RootElement.GetProperty("data").Clone());
    }
}
