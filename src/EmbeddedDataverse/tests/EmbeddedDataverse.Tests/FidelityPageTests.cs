using System.Reflection;

namespace EmbeddedDataverse.Tests;

/// <summary>docs/fidelity.md names, for each behaviour, the test that holds it; a test that is renamed or gone must not go on being named.</summary>
public class FidelityPageTests
{
    private const int StatementColumn = 2;
    private const int TestColumn = 4;
    private const int CertaintyColumn = 5;

    /// <summary>What an organisation is given that no document on the platform has a say in.</summary>
    private static readonly string[] NotBehaviour = ["Path", "OrganizationId", "Name", "Seed", "Costs", "PluginTraces", "ShareLoadedAssemblies", "Template"];

    private static readonly string[] Certainties = ["documented", "seen", "likely", "open", "deviation", "missing"];

    [Fact]
    public void Every_test_that_the_page_names_exists()
    {
        var unknown = Rows().SelectMany(cells => Names(cells[TestColumn])).Where(name => !Exists(name)).Distinct(StringComparer.Ordinal);

        Assert.Empty(unknown);
    }

    [Fact]
    public void Every_behaviour_names_a_test_and_says_what_it_follows()
    {
        Assert.All(Rows(), cells => Assert.Contains("Tests", cells[TestColumn], StringComparison.Ordinal));
        Assert.All(Rows(), cells => Assert.NotEmpty(cells[StatementColumn]));
    }

    [Fact]
    public void Every_switch_that_the_page_names_exists_and_every_switch_of_behaviour_is_on_the_page()
    {
        var page = File.ReadAllText(PagePath());
        var switches = typeof(OrganizationOptions).GetProperties().Select(property => property.Name).Except(NotBehaviour);
        Assert.All(switches, name => Assert.Contains("`" + name, page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_behaviour_says_how_sure_it_is()
    {
        Assert.True(Rows().Count >= 100);
        Assert.All(Rows(), cells => Assert.Contains(cells[CertaintyColumn], Certainties));
    }

    private static List<string[]> Rows()
    {
        return [.. File.ReadLines(PagePath())
            .Where(line =>
                line.StartsWith('|') && !line.StartsWith("|---", StringComparison.Ordinal) && !line.StartsWith("| behaviour |", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
    }

    /// <summary>Names as Class or Class.Method; a method alone belongs to the class named before it, and … stands for the rest of a name.</summary>
    private static IEnumerable<string> Names(string cell)
    {
        var type = "";
        foreach (var name in cell.Split(", ").Where(name => name is not ("-" or "same")))
        {
            if (name.EndsWith("Tests", StringComparison.Ordinal))
            {
                type = name;
                yield return name;
            }
            else
            {
                var parts = name.Split('.');
                type = parts.Length > 1 ? parts[0] : type;
                yield return $"{type}.{parts[^1]}";
            }
        }
    }

    private static bool Exists(string name)
    {
        var parts = name.Split('.');
        var type = typeof(FidelityPageTests).Assembly.GetTypes().FirstOrDefault(type => type.Name == parts[0]);
        return type is not null && (parts.Length == 1 || type.GetMethods(BindingFlags.Public | BindingFlags.Instance).Any(method => parts[1].EndsWith('…')
            ? method.Name.StartsWith(parts[1].TrimEnd('…'), StringComparison.Ordinal)
            : method.Name == parts[1]));
    }

    private static string PagePath()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "docs", "fidelity.md")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "docs", "fidelity.md");
    }
}
