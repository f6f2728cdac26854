namespace EmbeddedDataverse.Import.Packages;

/// <summary>A component that is a row: created where it is not there yet, brought up to date where it is.</summary>
/// <param name="Row">The row; without an id when the package gives it none.</param>
/// <param name="Key">Columns that identify it among rows of its table when it has no id.</param>
internal sealed record RowPart(Entity Row, params string[] Key)
{
    /// <summary>The type of the component; null for a row that is part of another one.</summary>
    public ComponentType? Type { get; init; }
}
