using System.Text.RegularExpressions;

namespace Linking.Pages.Tests.Drift;

/// <summary>The sources of the pages.</summary>
internal static partial class PageFiles
{
    public static string Repository { get; } = Find(AppContext.BaseDirectory);

    public static string Folder { get; } = Path.Combine(Repository, "solution", "WebResources", "cpl_");

    /// <summary>The text of a file.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>The texts that stand in quotes in a file of names.</summary>
    public static IEnumerable<string> Quoted(string name) => QuotedText().Matches(Text(name)).Select(match => match.Groups["text"].Value);

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "Linking.sln")) ? folder : Find(Path.GetDirectoryName(folder)!);

    [GeneratedRegex("\"(?<text>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex QuotedText();
}
