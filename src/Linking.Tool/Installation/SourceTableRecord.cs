using Linking.Tool.Report;

namespace Linking.Tool.Installation;

/// <summary>What the product has recorded of a source table.</summary>
/// <param name="DataSource">Name of the data source in the keys.</param>
/// <param name="EntityName">Name of the table in the keys.</param>
/// <param name="LogicalName">Logical name of the Dataverse table.</param>
/// <param name="Linked">True when all requirements are met and its rows are linked.</param>
/// <param name="Reasons">Requirements that are not met.</param>
internal sealed record SourceTableRecord(string DataSource, string EntityName, string LogicalName, bool Linked, IReadOnlyList<Reason> Reasons);
