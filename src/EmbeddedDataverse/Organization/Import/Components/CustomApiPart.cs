namespace EmbeddedDataverse.Import.Components;

/// <summary>A custom API of a package, with its parameters and properties.</summary>
/// <param name="Row">Its row, which points to the plug-in type of its main operation.</param>
/// <param name="Parameters">Its request parameters and response properties; they do not point to it yet.</param>
internal sealed record CustomApiPart(RowPart Row, IReadOnlyList<RowPart> Parameters)
{
    public string Name => Row.Row.GetAttributeValue<string>("uniquename");
}
