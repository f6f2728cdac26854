namespace Linking.Solution.Tests.Repository;

/// <summary>No line of code or script is longer than .editorconfig says.</summary>
public class LineLengthTests
{
    private const int Longest = 160;
    private static readonly string[] Kinds = [".cs", ".js", ".css", ".html", ".yml", ".editorconfig", ""];
    private static readonly string[] NotWritten = ["bin", "obj", "node_modules", "TestResults", "StrykerOutput", "out", ".git", ".vs", ".idea"];

    [Fact]
    public void No_line_is_longer_than_the_rest_of_us_can_read()
    {
        var found = Files(Built.Repository).SelectMany(LongLines).ToList();
        Assert.True(found.Count == 0, $"{found.Count} lines have more than {Longest} characters:\n{string.Join("\n", found.Take(50))}");
    }

    [Fact]
    public void The_number_is_that_of_the_editor_settings()
    {
        Assert.Contains($"max_line_length = {Longest}", File.ReadAllLines(Path.Combine(Built.Repository, ".editorconfig")));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(IsWritten)
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotWritten.Contains(Path.GetFileName(inner))).SelectMany(Files));

    private static bool IsWritten(string file) => Kinds.Contains(Path.GetExtension(file));

    // Raw and verbatim texts are what they say, line breaks included, and are not cut.
    private static IEnumerable<string> LongLines(string file)
    {
        var isRaw = false;
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            if (line.Length > Longest && !isRaw && !line.Contains("\"\"\"", StringComparison.Ordinal) && !line.Contains("@\"", StringComparison.Ordinal))
            {
                yield return $"{Path.GetRelativePath(Built.Repository, file)}:{number}: {line.Length}";
            }

            isRaw ^= (line.Split("\"\"\"").Length - 1) % 2 == 1;
        }
    }
}
