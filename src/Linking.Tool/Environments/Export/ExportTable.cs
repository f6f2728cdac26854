namespace Linking.Tool.Environments.Export;

/// <summary>A table that is exported to one file.</summary>
/// <param name="Table">Logical name.</param>
/// <param name="File">Path of the file below the folder, with forward slashes.</param>
/// <param name="Columns">The columns as the Web API names them.</param>
internal sealed record ExportTable(string Table, string File, IReadOnlyList<string> Columns);
