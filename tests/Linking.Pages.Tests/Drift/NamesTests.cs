using System.Reflection;
using System.Text.RegularExpressions;
using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;

namespace Linking.Pages.Tests.Drift;

/// <summary>The pages use the names and values of the plug-in.</summary>
public sealed partial class NamesTests
{
    /// <summary>Names of the platform and of Customer Insights' tables that only the pages read.</summary>
    private static readonly string[] OfThePages =
        ["msdynci_customermeasure", "msdynci_measures", "msdynci_segmentmembership", "msdynci_segments"];

    [Fact]
    public void Every_name_of_the_pages_is_one_of_the_names_file()
    {
        var known = Constants(typeof(Names)).Concat(OfThePages).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(PageFiles.Quoted("shared/names.js"), name => !known.Contains(name));
    }

    [Fact]
    public void No_other_module_holds_a_name_of_the_product()
    {
        var modules = Directory.EnumerateFiles(PageFiles.Folder, "*.js", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith("names.js", StringComparison.Ordinal));

        Assert.Empty(modules.Where(path => ProductName().IsMatch(File.ReadAllText(path))).Select(Path.GetFileName));
    }

    [Fact]
    public void The_values_of_choices_are_those_of_the_plug_in()
    {
        var text = PageFiles.Text("shared/codes.js");

        Assert.Equal(Values<RunMode>(), Choice(text, "runMode"));
        Assert.Equal(Values<RunStatus>(), Choice(text, "runStatus"));
        Assert.Equal(Values<BatchStatus>(), Choice(text, "batchStatus"));
        Assert.Equal(Values<SourceTableStatus>(), Choice(text, "sourceTableStatus"));
        Assert.Equal(Enum.GetNames<IssueCode>().Where(name => name != "None").Order(StringComparer.Ordinal), Codes(text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Both_languages_have_the_same_texts()
    {
        var english = Keys(PageFiles.Text("texts/en.js"));

        Assert.Equal(english, Keys(PageFiles.Text("texts/de.js")));
        Assert.Equal(english.Count, english.Distinct(StringComparer.Ordinal).Count());
        Assert.All(Codes(PageFiles.Text("shared/codes.js")), code => Assert.Contains(code, english));
    }

    [Fact]
    public void Every_text_that_a_module_asks_for_exists()
    {
        var english = Keys(PageFiles.Text("texts/en.js"));
        var modules = Directory.EnumerateFiles(PageFiles.Folder, "*.js", SearchOption.AllDirectories);

        Assert.DoesNotContain(modules.SelectMany(path => AskedFor().Matches(File.ReadAllText(path)).Select(match => match.Groups["name"].Value)), name =>
            !english.Contains(name));
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(type.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).SelectMany(Constants));

    private static List<string> Values<TChoice>()
        where TChoice : struct, Enum => [.. Enum.GetValues<TChoice>().Select(value => $"{value} {Convert.ToInt32(value, null)}")];

    private static List<string> Choice(string text, string name)
    {
        var body = Regex.Match(text, $@"export const {name} = \{{(?<body>[^}}]*)\}}", RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)).Groups["body"].Value;
        return [.. Option().Matches(body).Select(match =>
            $"{match.Groups["name"].Value} {627100000 + (match.Groups["step"].Success ? int.Parse(match.Groups["step"].ValueSpan, null) : 0)}")];
    }

    private static List<string> Codes(string text)
    {
        var body = text[text.IndexOf("issueCodes", StringComparison.Ordinal)..];
        return [.. CodeText().Matches(body[..body.IndexOf(']', StringComparison.Ordinal)]).Select(match => match.Groups["code"].Value)];
    }

    private static List<string> Keys(string text) => [.. Key().Matches(text).Select(match => match.Groups["key"].Value)];

    [GeneratedRegex("\"(cpl_|msdynci_(?!fullname|firstname|lastname|identifier))[a-zA-Z]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProductName();

    [GeneratedRegex(@"(?<name>\w+): first( \+ (?<step>\d+))?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Option();

    [GeneratedRegex("\"(?<code>[A-Za-z]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeText();

    [GeneratedRegex(@"^  (?<key>\w+): ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Key();

    [GeneratedRegex(@"\btext\(""(?<name>\w+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AskedFor();
}
