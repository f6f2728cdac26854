namespace EmbeddedDataverse.Import.Components;

/// <summary>A model-driven app of a package.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Components">What it is made of.</param>
/// <param name="Roles">The roles that may use it.</param>
internal sealed record AppPart(RowPart Row, IReadOnlyList<RootComponent> Components, IReadOnlyList<Guid> Roles)
{
    public string Name => Row.Row.GetAttributeValue<string>("uniquename");
}
