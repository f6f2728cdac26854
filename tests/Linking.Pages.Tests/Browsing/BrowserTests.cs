namespace Linking.Pages.Tests.Browsing;

/// <summary>Tests in the one browser; each closes its pages when it ends.</summary>
[Collection(BrowserCollection.Name)]
public abstract class BrowserTests(Browser browser) : IAsyncLifetime
{
    protected Browser Browser { get; } = browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Browser.CloseAll();
}
