namespace Linking.Tool.Input;

/// <summary>The content of <c>organization.json</c>.</summary>
/// <param name="Name">Display name.</param>
/// <param name="OrganizationId">Id of the organisation.</param>
/// <param name="EnvironmentUrl">Absolute address of the environment, without a trailing slash.</param>
/// <param name="CustomerKind">Individuals or business accounts.</param>
/// <param name="OutputStorage">Managed or an own data lake.</param>
/// <param name="ProfileTableKind">Elastic unless the file says otherwise.</param>
/// <param name="SourceTables">In the order of the file.</param>
/// <param name="Tables">The custom tables, in the order of the file.</param>
internal sealed record OrganizationDefinition(
    string Name,
    Guid OrganizationId,
    string EnvironmentUrl,
    CustomerKind CustomerKind,
    OutputStorage OutputStorage,
    ProfileTableKind ProfileTableKind,
    IReadOnlyList<SourceTableDefinition> SourceTables,
    IReadOnlyList<TableShape> Tables)
{
    /// <summary>How Customer Insights writes its tables anew.</summary>
    public Refresh Refresh { get; init; }
}
