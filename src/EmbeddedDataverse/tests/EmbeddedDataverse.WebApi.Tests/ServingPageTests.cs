using System.Reflection;

namespace EmbeddedDataverse.WebApi.Tests;

/// <summary>docs/serving.md names the test that holds each behaviour; a test that is renamed or gone must not go on being named.</summary>
public sealed class ServingPageTests
{
    private static readonly string[] Certainties = ["documented", "seen", "likely", "open", "deviation", "missing"];

    [Fact]
    public void Every_behaviour_names_tests_that_exist_and_says_how_sure_it_is()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "docs", "serving.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 7 && cells[1] != "behaviour" && !cells[1].StartsWith("---", StringComparison.Ordinal))
            .ToList();
        Assert.True(rows.Count > 20);
        Assert.All(rows, cells => Assert.Contains(cells[5], Certainties));
        Assert.All(rows.SelectMany(cells => cells[4].Split(", ")), name => Assert.True(Exists(name), name));
    }

    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        var type = typeof(ServingPageTests).Assembly.GetTypes().FirstOrDefault(type => type.Name == parts[0]);
        return type is not null && (parts.Length == 1 || type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(method => parts[1].EndsWith('…')
            ? method.Name.StartsWith(parts[1].TrimEnd('…'), StringComparison.Ordinal)
            : method.Name == parts[1]));
    }
}
