namespace EmbeddedDataverse.Import.Components;

/// <summary>A catalog of a package: the root that stands for the solution, or a category below it.</summary>
/// <param name="Row">Its row, which does not point to its parent yet.</param>
/// <param name="Parent">Unique name of the catalog it is below; null for a root.</param>
internal sealed record CatalogPart(RowPart Row, string? Parent)
{
    public string Name => Row.Row.GetAttributeValue<string>("uniquename");
}
