using EmbeddedDataverse;
using Linking.Pages.Tests.Browsing;
using Microsoft.Playwright;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Microsoft.Playwright.Assertions;

namespace Linking.Pages.Tests;

/// <summary>Runs that are started and controlled from the status page.</summary>
public sealed class RunTests(Browser browser) : BrowserTests(browser)
{
    private static readonly Guid Gone = new("99999999-9999-4999-8999-999999999999");

    [BrowserFact]
    public async Task A_run_that_is_started_shows_its_progress_and_ends_right()
    {
        // The unifications of the sample are months old by the clock of a served organisation; their records are not to be purged.
        // So many batches that there is progress to see.
        await using var organization = await ServedOrganization.Start(opened =>
        {
            Set(opened, "cpl_HistoryDays", "0");
            Set(opened, "cpl_BatchRows", "10");
        });
        var page = await Browser.Open(organization, organization.Administrator, Addresses.Status);

        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();

        var task = page.Locator("#latest");
        await Expect(task.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Expect(task.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await Expect(task.GetByText("Completed with issues")).ToBeVisibleAsync();
        await Expect(task.GetByText("Full", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(task.GetByText("Ada Administrator")).ToBeVisibleAsync();
        await Expect(page.Locator("#history tbody tr")).ToHaveCountAsync(5);
        await Expect(task.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true })).ToBeEnabledAsync();
    }

    [BrowserFact]
    public async Task A_run_is_paused_resumed_and_canceled()
    {
        // So many batches that there is time to click.
        await using var organization = await ServedOrganization.Start(opened => Set(opened, "cpl_BatchRows", "10"));
        var page = await Browser.Open(organization, organization.Administrator, Addresses.Status);
        var task = page.Locator("#latest");
        await page.GetByRole(AriaRole.Button, new() { Name = "Preview" }).ClickAsync();

        await task.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Expect(task.GetByText("Paused", new() { Exact = true })).ToBeVisibleAsync();
        await task.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await task.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(task.GetByText("Canceled", new() { Exact = true })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task What_a_stopped_run_would_unlink_is_shown_and_cleared_when_it_is_approved()
    {
        await using var organization = await ServedOrganization.Start(Misdirect);
        var page = await Browser.Open(organization, organization.Administrator, Addresses.Status);
        var task = page.Locator("#latest");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(task.GetByText("Stopped by guard", new() { Exact = true })).ToBeVisibleAsync();

        await task.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByText("Rows (").ClickAsync();
        await Expect(dialog.GetByText("contoso_loyaltymember").First).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep them" }).ClickAsync();
        await Expect(task.GetByText("Stopped by guard", new() { Exact = true })).ToBeVisibleAsync();

        await task.GetByRole(AriaRole.Button, new() { Name = "Approve" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Clear" }).ClickAsync();

        await Expect(task.GetByText("Completed with issues")).ToBeVisibleAsync();
        Assert.Equal(0, await organization.UseAsync(service => CountLinksTo(service, Gone)));
    }

    /// <summary>Members that nobody unified point to a profile that is gone, and no link may be lost without being asked about.</summary>
    private static void Misdirect(Organization organization)
    {
        for (var i = 0; i < 3; i++)
        {
            var id = organization.System.Create(new Entity("contoso_loyaltymember") { ["contoso_name"] = $"Nobody {i}" });
            organization.System.Update(
                new Entity("contoso_loyaltymember", id) { ["msdynci_lookupfield_customerprofile"] = new EntityReference("msdynci_customerprofile", Gone) });
        }

        Set(organization, "cpl_GuardSmallest", "0");
        Set(organization, "cpl_GuardPercent", "0");
        Set(organization, "cpl_SettleMinutes", "0");
    }

    private static void Set(Organization organization, string variable, string value)
    {
        var query = new QueryExpression("environmentvariabledefinition");
        query.Criteria.AddCondition("schemaname", ConditionOperator.Equal, variable);
        var definition = organization.System.RetrieveMultiple(query).Entities[0].ToEntityReference();
        _ = organization.System.Create(new Entity("environmentvariablevalue") { ["environmentvariabledefinitionid"] = definition, ["value"] = value });
    }

    private static int CountLinksTo(IOrganizationService service, Guid profile)
    {
        var query = new QueryExpression("contoso_loyaltymember");
        query.Criteria.AddCondition("msdynci_lookupfield_customerprofile", ConditionOperator.Equal, profile);
        return service.RetrieveMultiple(query).Entities.Count;
    }
}
