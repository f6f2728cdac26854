using System.Diagnostics;
using System.Text.Json;

namespace Linking.Solution.Tests.Checker;

/// <summary>Runs ESLint with the rules that the solution checker has for web resources.</summary>
internal static class EsLint
{
    public static string Folder { get; } = Path.Combine(Built.Repository, "tests", "solution-checker");

    /// <summary>The names of the rules that a file or the files of a folder break, and how many files were looked at.</summary>
    public static (int Files, IReadOnlyList<string> Findings) Check(string path)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Built.Repository
        };
        foreach (var argument in new[] { Path.Combine(Folder, "node_modules", "eslint", "bin", "eslint.js"), "--config",
            Path.Combine(Folder, "eslint.config.js"), "--no-ignore", "--format", "json", path })
        {
            start.ArgumentList.Add(argument);
        }

        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();

        // 0: nothing found, 1: something found, 2: it could not look.
        Assert.True(node.ExitCode is 0 or 1, output + errors.Result);
        var files = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        return (files.Count, [.. files.SelectMany(file => file.GetProperty("messages").EnumerateArray().Select(message => Finding(file, message)))]);
    }

    private static string Finding(JsonElement file, JsonElement message)
    {
        var rule = message.GetProperty("ruleId").GetString() ?? "not read";
        return $"{rule}: {Path.GetFileName(file.GetProperty("filePath").GetString())}, line {message.GetProperty("line")}: {message.GetProperty("message")}";
    }
}
