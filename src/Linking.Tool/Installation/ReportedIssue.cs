namespace Linking.Tool.Installation;

/// <summary>An open issue as the product has recorded it.</summary>
/// <param name="Table">Logical name of the source row's table; the name in the key where that is unknown.</param>
/// <param name="RowId">The source row; null where the key names none.</param>
/// <param name="Code">What kind of issue.</param>
/// <param name="CustomerIds">The profiles, separated by semicolons.</param>
/// <param name="DataSource">Data source of the key.</param>
/// <param name="EntityName">Name of the table in the key.</param>
/// <param name="Key">The key as it stands in the data.</param>
/// <param name="Message">What happened.</param>
/// <param name="Remedy">What to do.</param>
internal sealed record ReportedIssue(
    string Table,
    Guid? RowId,
    string Code,
    string CustomerIds,
    string DataSource,
    string EntityName,
    string Key,
    string Message,
    string Remedy);
