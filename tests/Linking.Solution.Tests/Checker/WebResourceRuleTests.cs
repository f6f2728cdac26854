namespace Linking.Solution.Tests.Checker;

/// <summary>Web resources break no rule of the solution checker.</summary>
public class WebResourceRuleTests
{
    [CheckerFact]
    public void Scripts_break_no_rule()
    {
        var (files, findings) = EsLint.Check("solution/WebResources");
        Assert.Equal(Built.Source.Below("WebResources").Count(path => path.EndsWith(".js", StringComparison.Ordinal)), files);
        Assert.Empty(findings);
    }

    [CheckerFact]
    public void A_script_that_breaks_them_is_found_out()
    {
        var (_, findings) = EsLint.Check("tests/solution-checker/wrong.js");
        string[] rules =
        [
            "@microsoft/power-apps/avoid-window-top", "@microsoft/power-apps/use-client-context", "@microsoft/power-apps/use-async",
            "no-eval", "eqeqeq", "no-debugger", "no-restricted-properties", "no-restricted-syntax",
        ];
        Assert.All(rules, rule => Assert.Contains(findings, finding => finding.StartsWith(rule + ":", StringComparison.Ordinal)));
        Assert.Contains(findings, finding => finding.Contains("web-sdl-no-postmessage-star-origin", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("web-sdl-no-html-method", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Contains("web-sdl-no-insecure-url", StringComparison.Ordinal));
    }

    [Fact]
    public void Pages_load_scripts_as_modules_have_no_inline_ones_and_name_no_insecure_address()
    {
        var pages = Built.Source.Below("WebResources").Where(path => path.EndsWith(".html", StringComparison.Ordinal))
            .Select(path => System.Text.Encoding.UTF8.GetString(Built.Source.Content(path))).ToList();
        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            Assert.Matches("<script type=\"module\" src=\"[^\"]+\"></script>", page);
            Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?! type=\"module\" src=)|\\son[a-z]+=|javascript:", page);
        });
    }

    [Fact]
    public void Forms_have_no_event_handlers_and_no_Silverlight_is_there()
    {
        var customizations = PackedSolution.Read(Built.Zip(isManaged: true)).Customizations;
        Assert.DoesNotContain(
            customizations.Descendants("systemform").SelectMany(form => form.Descendants()),
            element => element.Name.LocalName is "event" or "Handler" or "Library");
        Assert.DoesNotContain(customizations.Descendants("WebResourceType"), type => type.Value == "8");
    }
}
