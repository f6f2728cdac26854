using Mono.Cecil;

namespace Linking.Solution.Tests.Checker;

/// <summary>The plug-in assembly and its registration break no rule of the solution checker, but for those that the page says.</summary>
public class PluginRuleTests
{
    public static TheoryData<string> Rules => [.. PluginRules.All.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_rule_is_broken(string rule)
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(Built.Assembly.Content));
        Assert.Empty(PluginRules.All[rule](module));
    }

    [Fact]
    public void An_assembly_that_breaks_them_is_found_out()
    {
        using var module = ModuleDefinition.ReadModule(typeof(EmbeddedDataverse.Organization).Assembly.Location);
        string[] broken = ["il-specify-column", "il-avoid-batch-plugin", "il-avoid-lock-plugin", "il-avoid-parallel-plugin"];
        Assert.All(broken, rule => Assert.NotEmpty(PluginRules.All[rule](module)));
    }

    [Fact]
    public void The_page_lists_every_rule_with_what_holds_it()
    {
        var page = File.ReadAllText(Path.Combine(Built.Repository, "docs/solution-checker.md"));
        Assert.All(PluginRules.All.Keys, rule => Assert.Contains($"| `{rule}` |", page, StringComparison.Ordinal));
    }
}
