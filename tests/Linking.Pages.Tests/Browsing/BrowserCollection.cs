namespace Linking.Pages.Tests.Browsing;

/// <summary>All browser tests run in one browser, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Browser>
{
    public const string Name = "Browser";
}
