namespace EmbeddedDataverse.Import.Tables;

/// <summary>A table of a package, with its forms and views.</summary>
/// <param name="Definition">The table as it is to be defined where it is not there yet.</param>
/// <param name="Rows">Its forms and views.</param>
internal sealed record TablePart(TableDefinition Definition, IReadOnlyList<RowPart> Rows);
