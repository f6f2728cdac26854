using System.Text.RegularExpressions;

namespace Linking.Documents;

/// <summary>A page with parts that are written from the registration lists, each between two marks.</summary>
internal static partial class GeneratedPage
{
    private static readonly Dictionary<string, Func<IEnumerable<string>>> Parts = new(StringComparer.Ordinal)
    {
        ["plug-in types"] = PluginTypeTable.Lines,
        ["steps"] = StepTable.Lines,
        ["custom APIs"] = CustomApiTable.Lines,
    };

    /// <summary>Gives the page with its marked parts written anew.</summary>
    /// <exception cref="InvalidDataException">A mark names no part that there is.</exception>
    public static string Fill(string page) => Part().Replace(page, part =>
    {
        var name = part.Groups["name"].Value;
        return Parts.TryGetValue(name, out var lines)
            ? $"<!-- generated: {name} -->\n{string.Join("\n", lines())}\n<!-- end -->"
            : throw new InvalidDataException($"There is no generated part '{name}'. Name one of: {string.Join(", ", Parts.Keys)}.");
    });

    [GeneratedRegex(
        "<!-- generated: (?<name>[^>]*?) -->.*?<!-- end -->",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();
}
