namespace EmbeddedDataverse.WebApi.Metadata;

/// <summary>A parameter or a property of the answer of a custom API.</summary>
/// <param name="Name">Its unique name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether a call may leave it out.</param>
/// <param name="Table">The table of an entity, when it is said.</param>
internal sealed record OperationParameter(string Name, CustomApiType Type, bool IsOptional, string? Table);
