namespace Linking.Tool.Report;

/// <summary>An issue that is open after a unification.</summary>
/// <param name="Unification">From 1.</param>
/// <param name="Table">Table of the source row.</param>
/// <param name="RowId">The row, or null where the key names none.</param>
/// <param name="Code">What kind of issue.</param>
/// <param name="CustomerId">The profile, as text; several are separated by semicolons.</param>
/// <param name="DataSource">Data source of the key.</param>
/// <param name="Key">The key as it stands in the data.</param>
/// <param name="Message">What happened.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record IssueLine(
    int Unification,
    string Table,
    Guid? RowId,
    string Code,
    string CustomerId,
    string DataSource,
    string Key,
    string Message,
    string Remedy);
