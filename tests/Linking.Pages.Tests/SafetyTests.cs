using Linking.Pages.Tests.Browsing;
using static Microsoft.Playwright.Assertions;

namespace Linking.Pages.Tests;

/// <summary>Values of rows are text on the pages, whatever stands in them.</summary>
public sealed class SafetyTests(Browser browser) : BrowserTests(browser)
{
    // Short enough for a first name.
    private const string Script = "<img src=x onerror=harmed=1><script>";

    [BrowserFact]
    public async Task A_script_in_any_text_column_is_shown_as_text()
    {
        await using var organization = await ServedOrganization.Start(change: Poison);
        var card = await Browser.Open(organization, organization.Reader, Addresses.CardOfContact);
        await Expect(card.Locator("#attributes")).ToContainTextAsync(Script);
        await Expect(card.Locator("#measures")).ToContainTextAsync(Script);
        await Expect(card.Locator("#segments")).ToContainTextAsync(Script);
        await Expect(card.Locator("#sameCustomer")).ToContainTextAsync(Script);
        var status = await Browser.Open(organization, organization.Administrator, Addresses.Status);
        await Expect(status.Locator("#issues .card").Filter(new() { HasText = Script }).First).ToBeVisibleAsync();
        await Expect(status.Locator("#sourceTables .card").Filter(new() { HasText = Script }).First).ToBeVisibleAsync();

        foreach (var page in new[] { card, status })
        {
            Assert.False(await page.EvaluateAsync<bool>("() => 'harmed' in window"));
            Assert.Equal(0, await page.Locator("main script, main img").CountAsync());
        }
    }

    /// <summary>Puts the script into every text of the sample's files that is no id, and into measures and segments.</summary>
    private static void Poison(string folder)
    {
        Replace(folder, Path.Combine("rows", "contact.csv"), 1, 2, 3, 4);
        Replace(folder, Path.Combine("rows", "lead.csv"), 1, 2, 3, 4, 5);
        Replace(folder, Path.Combine("rows", "contoso_loyaltymember.csv"), 1);
        Replace(folder, Path.Combine("rows", "account.csv"), 1);
        foreach (var unification in new[] { "unification-1", "unification-2" })
        {
            Replace(folder, Path.Combine(unification, "msdynci_customerprofile.csv"), 3, 4, 5, 6, 7);
            Poisoned.Keys(Path.Combine(folder, unification, "msdynci_alternatekey.csv"), Script);
        }

        Poisoned.Json(Path.Combine(folder, "insights", "msdynci_customermeasure.csv"), "LeadScore", Script);
        Poisoned.Json(Path.Combine(folder, "insights", "msdynci_segmentmembership.csv"), "Coffee lovers", Script);
    }

    private static void Replace(string folder, string file, params int[] columns) => Poisoned.Columns(Path.Combine(folder, file), columns, Script);
}
