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

    /// <summary>Settings of the product, by the names of its environment variables; what is not stated is as it ships.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Members that were guessed when the file was made, and that nobody has confirmed.</summary>
    public IReadOnlyList<string> Guessed { get; init; } = [];
}
