using System.Text.RegularExpressions;
using System.Xml.Linq;
using System.Xml.XPath;

namespace Linking.Solution.Tests.Layout;

/// <summary>The rules of <c>layout.txt</c>: which files a packed solution unpacks to.</summary>
internal static partial class LayoutRules
{
    private const string AsPacked = "as packed";
    private const string Managed = "  managed";

    /// <summary>The files that the layout has for a packed solution.</summary>
    public static IEnumerable<string> FilesOf(PackedSolution solution) =>
        File.ReadLines(Path.Combine(Built.Repository, "tests/Linking.Solution.Tests/Layout/layout.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => Columns().Split(line, 2))
            .SelectMany(columns => FilesOf(solution, columns[0], columns[1]))
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> FilesOf(PackedSolution solution, string component, string file)
    {
        if (file == AsPacked)
        {
            return solution.Parts.Keys.Where(path => path.StartsWith(component, StringComparison.Ordinal));
        }

        var isManaged = file.EndsWith(Managed, StringComparison.Ordinal);
        var pattern = isManaged ? file[..^Managed.Length] : file;
        return solution.Customizations.XPathSelectElements(component)
            .Select(element => Placeholder().Replace(pattern, match => Value(element, match.Groups["xpath"].Value)))
            .SelectMany(path => isManaged ? new[] { path, path.Replace(".xml", "_managed.xml", StringComparison.Ordinal) } : [path]);
    }

    private static string Value(XElement element, string path) => (string)element.XPathEvaluate($"string({path})");

    [GeneratedRegex(@"\s{2,}", RegexOptions.NonBacktracking)]
    private static partial Regex Columns();

    [GeneratedRegex(@"\{(?<xpath>[^}]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
