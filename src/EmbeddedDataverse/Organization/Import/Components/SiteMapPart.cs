namespace EmbeddedDataverse.Import.Components;

/// <summary>A site map of a package.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Tables">The tables it leads to.</param>
/// <param name="WebResources">The web resources it leads to.</param>
internal sealed record SiteMapPart(RowPart Row, IReadOnlyList<string> Tables, IReadOnlyList<string> WebResources)
{
    public string Name => Row.Row.GetAttributeValue<string>("sitemapnameunique");
}
