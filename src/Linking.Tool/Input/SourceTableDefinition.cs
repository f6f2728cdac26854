namespace Linking.Tool.Input;

/// <summary>What Customer Insights was told about one table that takes part in unification.</summary>
/// <param name="DataSource">Name of the data source, as the keys carry it.</param>
/// <param name="Table">Name of the table, as the keys carry it; it need not exist in Dataverse.</param>
/// <param name="Connector">How it is read.</param>
/// <param name="EnvironmentUrl">The Dataverse environment it is read from; null for other connectors.</param>
/// <param name="PrimaryKey">The column chosen as its key for unification.</param>
internal sealed record SourceTableDefinition(string DataSource, string Table, Connector Connector, string? EnvironmentUrl, string PrimaryKey)
{
    /// <summary>Logical name of the Dataverse table where the keys name it otherwise; null where they do not.</summary>
    public string? LogicalName { get; init; }

    /// <summary>Decides between source tables that claim the same row for several customers: the highest goes first. Null for none.</summary>
    public int? Rank { get; init; }
}
