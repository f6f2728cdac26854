using Linking.Pages.Tests.Browsing;
using Linking.Pages.Tests.Drift;
using Microsoft.Playwright;

namespace Linking.Pages.Tests;

/// <summary>Writes the pictures of the documentation: <c>LINKING_SCREENSHOTS=1 dotnet test tests/Linking.Pages.Tests --filter Screenshot</c>.</summary>
public sealed class ScreenshotTests(Browser browser) : BrowserTests(browser)
{
    private static readonly string Folder = Path.Combine(PageFiles.Repository, "docs", "images");

    [ScreenshotTheory]
    [InlineData("status", 1280)]
    [InlineData("card", 420)]
    public async Task The_page_is_pictured_in_light_and_dark(string name, int width)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await Browser.Open(Browser.Organization, Browser.Organization.Administrator, name == "status" ? Addresses.Status
                : Addresses.CardOfContact, scheme, width);
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await page.ScreenshotAsync(
                new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = name == "card" });
        }
    }
}
