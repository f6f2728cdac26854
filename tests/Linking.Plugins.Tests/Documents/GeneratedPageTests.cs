using Linking.Documents;
using Linking.Plugins.Registration;

namespace Linking.Plugins.Tests.Documents;

/// <summary>Pages whose parts follow from the registration lists.</summary>
public sealed class GeneratedPageTests
{
    private static string Page => Path.Combine(DocumentTests.Repository(), "docs", "registering.md");

    [Fact]
    public void The_page_on_registering_is_as_the_lists_say()
    {
        var (code, output, _) = Call(Page, "--check");
        Assert.True(code == 0, output);
    }

    [Fact]
    public void It_names_every_step_plug_in_type_and_custom_API()
    {
        var page = File.ReadAllText(Page);
        Assert.All(StepList.All, step =>
            Assert.Contains($"| {step.Message} | `{step.Table}` | `(Plugin) {step.PluginType}` |", page, StringComparison.Ordinal));
        Assert.All(CustomApiList.All, api => Assert.Contains($"| `{api.UniqueName}` |", page, StringComparison.Ordinal));
        Assert.All(StepList.All.Select(step => step.PluginType), type => Assert.Contains($"| `{type}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_that_is_out_of_date_is_found_and_written_and_its_other_text_kept()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "Before.\n<!-- generated: steps -->\nold\n<!-- end -->\nAfter.\n");

            Assert.Equal(1, Call(file, "--check").Code);
            Assert.Contains("old", File.ReadAllText(file), StringComparison.Ordinal);
            Assert.Equal(0, Call(file).Code);
            Assert.Equal(0, Call(file, "--check").Code);

            var page = File.ReadAllText(file);
            Assert.StartsWith("Before.\n<!-- generated: steps -->\n| Message |", page, StringComparison.Ordinal);
            Assert.EndsWith("<!-- end -->\nAfter.\n", page, StringComparison.Ordinal);
            Assert.DoesNotContain("old", page, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void A_mark_without_a_part_is_refused_and_the_parts_are_named()
    {
        var error = Assert.Throws<InvalidDataException>(() => GeneratedPage.Fill("<!-- generated: weather --><!-- end -->"));
        Assert.Equal("There is no generated part 'weather'. Name one of: plug-in types, steps, custom APIs.", error.Message);
    }

    [Theory]
    [InlineData("nowhere.md", "There is no file 'nowhere.md'.")]
    [InlineData("--chekc", "--chekc")]
    public void What_cannot_be_understood_is_refused_with_its_reason(string argument, string reason)
    {
        var (code, _, error) = Call(argument);
        Assert.Equal(2, code);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Call(params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        return (new DocumentCommand(output, error).Run(arguments), output.ToString(), error.ToString());
    }
}
