namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>A custom API as an action or function of the Web API.</summary>
/// <param name="Name">Its unique name.</param>
/// <param name="IsFunction">Whether it is called with GET.</param>
/// <param name="BoundTable">The table it is bound to, if any.</param>
/// <param name="BoundToCollection">Whether it is bound to a set of rows instead of one.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Properties">What it answers.</param>
internal sealed record OperationModel(
    string Name,
    bool IsFunction,
    string? BoundTable,
    bool BoundToCollection,
    IReadOnlyList<OperationParameter> Parameters,
    IReadOnlyList<OperationParameter> Properties);
