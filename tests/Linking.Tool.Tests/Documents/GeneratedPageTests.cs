using Linking.Plugins.Registration;
using Linking.Tool.Documents;
using Linking.Tool.Input;

namespace Linking.Tool.Tests.Documents;

/// <summary>Pages whose parts follow from the registration lists.</summary>
public sealed class GeneratedPageTests
{
    private static string Page => Path.Combine(RepositoryFolder.Path, "docs", "registering.md");

    [Fact]
    public void The_page_on_registering_is_as_the_lists_say()
    {
        var (code, output, _) = Runs.Tool.Call("document", Page, "--check");
        Assert.True(code == 0, output);
    }

    [Fact]
    public void It_names_every_step_plug_in_type_and_custom_API()
    {
        var page = File.ReadAllText(Page);
        Assert.All(StepList.All, step => Assert.Contains($"| `{step.Table}` | {step.Message} |", page, StringComparison.Ordinal));
        Assert.All(CustomApiList.All, api => Assert.Contains($"| `{api.UniqueName}` |", page, StringComparison.Ordinal));
        Assert.All(StepList.All.Select(step => step.PluginType), type => Assert.Contains($"| `{type}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_that_is_out_of_date_is_found_and_written_and_its_other_text_kept()
    {
        using var folder = new TemporaryFolder();
        var file = folder["page.md"];
        File.WriteAllText(file, "Before.\n<!-- generated: steps -->\nold\n<!-- end -->\nAfter.\n");

        Assert.Equal(1, Runs.Tool.Call("document", file, "--check").Code);
        Assert.Contains("old", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(0, Runs.Tool.Call("document", file).Code);
        Assert.Equal(0, Runs.Tool.Call("document", file, "--check").Code);

        var page = File.ReadAllText(file);
        Assert.StartsWith("Before.\n<!-- generated: steps -->\n| table |", page, StringComparison.Ordinal);
        Assert.EndsWith("<!-- end -->\nAfter.\n", page, StringComparison.Ordinal);
        Assert.DoesNotContain("old", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mark_without_a_part_is_refused()
    {
        var error = Assert.Throws<InputException>(() => GeneratedPage.Fill("<!-- generated: weather --><!-- end -->"));
        Assert.Contains("There is no generated part 'weather'", error.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() => Assert.Equal(2, Runs.Tool.Call("document", "nowhere.md").Code);
}
