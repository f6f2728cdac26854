namespace EmbeddedDataverse.Import.Components;

/// <summary>What puts a custom API into a category of a catalog.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Category">Unique name of the category.</param>
/// <param name="CustomApi">Unique name of the custom API.</param>
internal sealed record CatalogAssignmentPart(string Name, string Category, string CustomApi);
