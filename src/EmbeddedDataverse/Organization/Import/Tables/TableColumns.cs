namespace EmbeddedDataverse.Import.Tables;

/// <summary>The columns of a table in a package, without those that the platform adds.</summary>
/// <param name="All">Columns to define, the primary key left out.</param>
/// <param name="PrimaryId">The primary key.</param>
/// <param name="PrimaryName">The primary name.</param>
internal sealed record TableColumns(IReadOnlyList<ColumnDefinition> All, string PrimaryId, string PrimaryName);
