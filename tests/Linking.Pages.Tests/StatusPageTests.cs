using System.Text.RegularExpressions;
using Linking.Pages.Tests.Browsing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Linking.Pages.Tests;

/// <summary>What an administrator, a reader and a stranger see on the status page.</summary>
public sealed partial class StatusPageTests(Browser browser) : BrowserTests(browser)
{
    [BrowserFact]
    public async Task The_task_is_shown_with_how_it_ended_and_what_it_did()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Administrator, Addresses.Status);

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "CustomerId Backstamping Hydration" })).ToBeVisibleAsync();
        var task = page.Locator("#latest");
        await Expect(task.GetByText("Completed with issues")).ToBeVisibleAsync();
        await Expect(task.GetByText("SYSTEM", new() { Exact = true })).ToBeVisibleAsync();
        var counts = await task.GetByRole(AriaRole.Img).GetAttributeAsync("aria-label");
        Assert.Matches("^Linked: [0-9]+, Relinked: [0-9]+, Unlinked: [0-9]+, Unchanged: [0-9,]+, Issues: [0-9]+$", counts);
    }

    [BrowserFact]
    public async Task A_skipped_table_names_each_unmet_requirement_and_what_to_do()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Administrator, Addresses.Status);

        var card = page.Locator("#sourceTables .card").Filter(new() { HasText = "DataverseEurope / contact" });
        await Expect(card.GetByText("Skipped")).ToBeVisibleAsync();
        await Expect(card.GetByText("SameEnvironment")).ToBeVisibleAsync();
        await Expect(card.GetByText("Ingest the table from this environment.")).ToBeVisibleAsync();
        await Expect(page.Locator("#sourceTables .card").Filter(new() { HasText = "Dataverse / lead" }).GetByRole(AriaRole.Img))
            .ToHaveAttributeAsync("aria-label", Unchanged());
    }

    [BrowserFact]
    public async Task The_history_is_a_chart_and_a_table()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Administrator, Addresses.Status);

        var history = page.Locator("#history");
        await Expect(history.Locator("svg rect").First).ToBeAttachedAsync();
        await Expect(history.GetByRole(AriaRole.Columnheader, new() { Name = "Relinked" })).ToBeVisibleAsync();
        // Two unifications, however many executions each took, and the full run after each.
        await Expect(history.Locator("tbody tr")).ToHaveCountAsync(4);
    }

    [BrowserFact]
    public async Task Issues_are_filtered_by_kind_table_and_words()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Reader, Addresses.Status);
        var issues = page.Locator("#issues");
        await Expect(issues.Locator(".card")).ToHaveCountAsync(7);

        await issues.GetByLabel("Kind").SelectOptionAsync("KeyNotGuid");
        await Expect(issues.Locator(".card")).ToHaveCountAsync(2);

        await issues.GetByLabel("Table").SelectOptionAsync("lead");
        await Expect(issues.Locator(".card")).ToHaveCountAsync(1);

        await issues.GetByLabel("Containing").FillAsync("it's not there");
        await issues.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await Expect(issues.GetByText("No open issue fits the filter.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Issues_are_saved_as_a_file_that_a_spreadsheet_takes_for_text()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Reader, Addresses.Status);
        await Expect(page.Locator("#issues .card").First).ToBeVisibleAsync();

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!);

        Assert.Equal("issues.csv", download.SuggestedFilename);
        Assert.StartsWith("cpl_code,cpl_message", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Equal(8, lines.Length);
    }

    [BrowserFact]
    public async Task A_reader_sees_everything_and_no_button()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Reader, Addresses.Status);

        await Expect(page.GetByText("You may look, but not start runs.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Preview" })).ToHaveCountAsync(0);
        await Expect(page.Locator("#history tbody tr").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_stranger_is_told_which_right_is_missing_and_which_role_gives_it()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Stranger, Addresses.Status);

        var said = page.Locator("#latest").GetByRole(AriaRole.Alert);
        await Expect(said.GetByText("You may not see this.")).ToBeVisibleAsync();
        await Expect(said.GetByText("prvReadcpl_Run")).ToBeVisibleAsync();
        await Expect(said.GetByText("Customer Profile Linking Reader")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_page_speaks_German_to_those_who_do()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Administrator, Addresses.Status, locale: "de-DE");

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Vorschau" })).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
    }

    [GeneratedRegex("Unchanged: [0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Unchanged();
}
