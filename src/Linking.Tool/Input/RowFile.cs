using Linking.Tool.Input.Files;

namespace Linking.Tool.Input;

/// <summary>A validated file of source rows and the table they belong to.</summary>
/// <param name="Table">The table.</param>
/// <param name="File">The rows.</param>
/// <param name="HasLinks">True when rows carry links to profiles already.</param>
internal sealed record RowFile(TableShape Table, InputFile File, bool HasLinks = false);
