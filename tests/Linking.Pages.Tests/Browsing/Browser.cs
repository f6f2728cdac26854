using Microsoft.Playwright;

namespace Linking.Pages.Tests.Browsing;

/// <summary>The browser and an organisation that most tests share; a test that changes the organisation starts its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const float Patience = 60_000;

    private readonly List<IBrowserContext> contexts = [];

    private IPlaywright? playwright;
    private IBrowser? browser;

    internal ServedOrganization Organization { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        // Generous, for busy machines: what does not come, does not come.
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            // Nothing but the page's own requests leaves the browser.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync"],
        });
        Organization = await ServedOrganization.Start();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
            await Organization.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Closes the pages that were opened, so that none goes on asking.</summary>
    internal async Task CloseAll()
    {
        foreach (var context in contexts)
        {
            await context.CloseAsync();
        }

        contexts.Clear();
    }

    /// <summary>Opens a page as a user.</summary>
    internal async Task<IPage> Open(ServedOrganization organization, Guid user, string address, ColorScheme scheme = ColorScheme.Light, int width = 1280,
        string locale = "en-US")
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = organization.Address.ToString(),
            ColorScheme = scheme,
            Locale = locale,
            TimezoneId = "UTC",
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            AcceptDownloads = true,
        });
        contexts.Add(context);
        await context.AddCookiesAsync([new Cookie { Name = "embedded-user", Value = user.ToString("D"), Url = organization.Address.ToString() }]);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(Patience);
        await page.GotoAsync(address);
        return page;
    }
}
