using Deque.AxeCore.Playwright;
using Linking.Pages.Tests.Browsing;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using static Microsoft.Playwright.Assertions;

namespace Linking.Pages.Tests;

/// <summary>axe finds nothing, and the pages fit any width and any input.</summary>
public sealed class AccessibilityTests(Browser browser) : BrowserTests(browser)
{
    public static TheoryData<string, string, ColorScheme> Views
    {
        get
        {
            var views = new TheoryData<string, string, ColorScheme>();
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                views.Add("administrator", Addresses.Status, scheme);
                views.Add("reader", Addresses.Status, scheme);
                views.Add("stranger", Addresses.Status, scheme);
                views.Add("reader", Addresses.CardOfContact, scheme);
                views.Add("reader", Addresses.Card("account", "acc00012-0000-4000-8000-000000000001"), scheme);
                views.Add("stranger", Addresses.CardOfContact, scheme);
            }

            return views;
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Views))]
    public async Task Axe_finds_no_violation(string user, string address, ColorScheme scheme)
    {
        var page = await Browser.Open(Browser.Organization, UserOf(user), address, scheme);
        await Settled(page);

        var found = (await page.RunAxe()).Violations;

        Assert.True(found.Length == 0,
            string.Join('\n', found.Select(violation => $"{violation.Id}: {violation.Help} {string.Join(" ", violation.Nodes.Select(node => node.Html))}")));
    }

    [BrowserTheory]
    [InlineData(320)]
    [InlineData(768)]
    [InlineData(1920)]
    public async Task Pages_fit_the_width_of_the_window(int width)
    {
        foreach (var address in new[] { Addresses.Status, Addresses.CardOfContact })
        {
            var page = await Browser.Open(Browser.Organization, Browser.Organization.Administrator, address, width: width);
            await Settled(page);

            Assert.True(await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth") <= width, $"{address} is wider than {width} pixels.");
        }
    }

    [BrowserFact]
    public async Task The_buttons_are_reached_and_pressed_by_keyboard_and_what_happens_is_said()
    {
        await using var organization = await ServedOrganization.Start();
        var page = await Browser.Open(organization, organization.Administrator, Addresses.Status);
        await Settled(page);
        var preview = page.GetByRole(AriaRole.Button, new() { Name = "Preview" });
        for (var i = 0; i < 20 && !await preview.EvaluateAsync<bool>("node => node === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#latest").GetByText("Preview", new() { Exact = true }).First).ToBeVisibleAsync();
        var modes = await organization.UseAsync(service =>
            service.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("cpl_run") { ColumnSet = new("cpl_mode") }).Entities.Select(row =>
            row.GetAttributeValue<OptionSetValue>("cpl_mode").Value).ToList());
        Assert.Contains(627100002, modes);
    }

    private static async Task Settled(IPage page)
    {
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await Expect(page.GetByText("Reading …")).ToHaveCountAsync(0);
    }

    private Guid UserOf(string name) => name switch
    {
        "administrator" => Browser.Organization.Administrator,
        "reader" => Browser.Organization.Reader,
        _ => Browser.Organization.Stranger,
    };
}
