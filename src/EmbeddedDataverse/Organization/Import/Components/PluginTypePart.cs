namespace EmbeddedDataverse.Import.Components;

/// <summary>A plug-in type or workflow activity of a package.</summary>
/// <param name="Id">The id of its row.</param>
/// <param name="TypeName">Its full name.</param>
/// <param name="FriendlyName">The name that people see.</param>
/// <param name="Description">What it is.</param>
/// <param name="ActivityGroup">The group of a workflow activity; null for a plug-in.</param>
internal sealed record PluginTypePart(Guid Id, string TypeName, string FriendlyName, string? Description, string? ActivityGroup);
