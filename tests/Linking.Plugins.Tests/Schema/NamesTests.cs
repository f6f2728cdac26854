using System.Text.RegularExpressions;

namespace Linking.Plugins.Tests.Schema;

/// <summary>Names of tables and columns stand in the names file and nowhere else.</summary>
public partial class NamesTests
{
    [Fact]
    public void No_source_file_of_the_plug_in_but_the_names_file_holds_a_name_of_a_table_or_column()
    {
        var source = Path.Combine(Repository(), "src", "Linking.Plugins");
        var found = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains(Path.DirectorySeparatorChar + "obj" + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Where(file => Path.GetFileName(file) != "Names.cs")
            .SelectMany(file => File.ReadLines(file).Where(IsLiteral).Select(line => Path.GetFileName(file) + ": " + line.Trim()));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("var x = \"msdynci_customerprofile\";", true)]
    [InlineData("row[\"statecode\"] = 1;", true)]
    [InlineData("/// <c>msdynci_customerprofile</c>", false)]
    public void The_search_finds_literals_and_no_comments(string line, bool found) => Assert.Equal(found, IsLiteral(line));

    private static bool IsLiteral(string line) => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && Literal().IsMatch(line);

    [GeneratedRegex("\"[^\"]*((msdynci|cpl)_|\\b(statecode|statuscode|contactid|modifiedon|modifiedby|partitionid|sdkmessage|environmentvariable)\\w*)",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Linking.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
