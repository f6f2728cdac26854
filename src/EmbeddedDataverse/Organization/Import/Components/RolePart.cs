namespace EmbeddedDataverse.Import.Components;

/// <summary>A security role of a package.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Privileges">Its privileges with their levels.</param>
internal sealed record RolePart(RowPart Row, IReadOnlyDictionary<string, PrivilegeLevel> Privileges);
