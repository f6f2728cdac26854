using System.Text.RegularExpressions;
using Linking.Pages.Tests.Browsing;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using static Microsoft.Playwright.Assertions;

namespace Linking.Pages.Tests;

/// <summary>What the insight card shows beside a row, and why it shows nothing.</summary>
public sealed partial class CardTests(Browser browser) : BrowserTests(browser)
{
    [BrowserFact]
    public async Task A_marketer_sees_the_loyalty_tier()
    {
        var page = await Open(Addresses.CardOfContact);

        await Expect(page.Locator("#attributes dl > div").Filter(new() { HasText = "loyaltytier" })).ToContainTextAsync("Gold");
        await Expect(page.GetByText("Last unified")).ToBeVisibleAsync();
        await Expect(page.Locator("#attributes")).Not.ToContainTextAsync("contactid");
    }

    [BrowserFact]
    public async Task A_seller_sees_lifetime_value_and_lead_score_on_a_lead()
    {
        var page = await Open(Addresses.Card("lead", "1ead0002-0000-4000-8000-000000000001"));

        var measures = page.Locator("#measures");
        await Expect(measures).ToContainTextAsync("LeadScore");
        await Expect(measures).ToContainTextAsync("lifetimevalue");
    }

    [BrowserFact]
    public async Task An_agent_sees_the_support_issues_of_the_last_month_year_and_lifetime()
    {
        var page = await Open(Addresses.CardOfContact);

        foreach (var measure in new[] { "SupportIssuesLastMonth", "SupportIssuesLastYear", "SupportIssuesLifetime" })
        {
            await Expect(page.Locator("#measures dl > div").Filter(new() { HasText = measure }).Locator("dd")).ToHaveTextAsync(Digits());
        }
    }

    [BrowserFact]
    public async Task The_other_rows_of_the_customer_are_links()
    {
        var page = await Open(Addresses.CardOfContact);

        var links = page.Locator("#sameCustomer a");
        await Expect(links).ToHaveCountAsync(3);
        Assert.Contains("etn=lead", string.Join(' ', await links.EvaluateAllAsync<string[]>("nodes => nodes.map(node => node.href)")),
            StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task A_form_chooses_the_attributes()
    {
        var page = await Open(Addresses.Card("contact", "c0ffee02-0000-4000-8000-000000000001", "attributes=email,msdynci_loyaltytier"));

        await Expect(page.Locator("#attributes dt")).ToHaveTextAsync(["email", "loyaltytier"]);
    }

    [BrowserFact]
    public async Task A_row_that_nobody_unified_says_so()
    {
        await using var organization = await ServedOrganization.Start();
        var contact = await organization.UseAsync(service => service.Create(new Entity("contact") { ["lastname"] = "Nobody" }));

        var page = await Browser.Open(organization, organization.Reader, Addresses.Card("contact", contact.ToString()));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No customer profile" })).ToBeVisibleAsync();
        await Expect(page.GetByText("No key claims the row").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_row_whose_table_is_skipped_says_why()
    {
        var page = await Open(Addresses.Card("account", "acc00012-0000-4000-8000-000000000001"));

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No customer profile" })).ToBeVisibleAsync();
        await Expect(page.GetByText("primary key").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_row_that_is_new_has_no_card_yet()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Reader, "/WebResources/cpl_/card.html?typename=contact&id=");

        await Expect(page.GetByText("Insights appear when the row has been saved.")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_stranger_is_told_which_right_is_missing()
    {
        var page = await Browser.Open(Browser.Organization, Browser.Organization.Stranger, Addresses.CardOfContact);

        await Expect(page.GetByRole(AriaRole.Alert).GetByText("prvReadContact")).ToBeVisibleAsync();
    }

    [GeneratedRegex("^[0-9]+$", RegexOptions.None, 1000)]
    private static partial Regex Digits();

    private Task<IPage> Open(string address) => Browser.Open(Browser.Organization, Browser.Organization.Reader, address);
}
