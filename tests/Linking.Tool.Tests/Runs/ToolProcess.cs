using System.Diagnostics;

namespace Linking.Tool.Tests.Runs;

/// <summary>The command line as a process of its own, to be killed or to meet the limits of the machine.</summary>
internal static class ToolProcess
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "linking.dll");

    /// <summary>Runs a command to its end.</summary>
    public static (int Code, string Output) Call(params string[] arguments) => End(Start("dotnet", [Program, .. arguments]));

    /// <summary>Runs a command that can write no file beyond so many blocks, as on a disk that is full. Needs a shell of Unix.</summary>
    public static (int Code, string Output) CallWithFullDisk(int blocks, params string[] arguments)
    {
        // What is mapped to keep code apart from data is a file too, and larger.
        string[] script = ["-c", $"trap '' XFSZ; ulimit -f {blocks}; export DOTNET_EnableWriteXorExecute=0; exec dotnet \"$@\"", "sh"];
        return End(Start("sh", [.. script, Program, .. arguments]));
    }

    /// <summary>Kills a command when it has said that so many stages are done.</summary>
    public static void CallAndKill(int stages, params string[] arguments)
    {
        using var process = Start("dotnet", [Program, .. arguments]);
        for (var line = 0; line < stages && process.StandardOutput.ReadLine() is { } text;)
        {
            // On a slow machine a stage also says how far it is.
            line += text.EndsWith(" so far", StringComparison.Ordinal) ? 0 : 1;
        }

        process.Kill();
        process.WaitForExit();
    }

    private static (int Code, string Output) End(Process process)
    {
        using (process)
        {
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd() + error.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, output);
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
