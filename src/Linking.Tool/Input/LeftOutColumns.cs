namespace Linking.Tool.Input;

/// <summary>Columns of a file whose values are not loaded.</summary>
/// <param name="File">Path relative to the simulation folder, with forward slashes.</param>
/// <param name="Columns">Their names, in the order of the file.</param>
internal sealed record LeftOutColumns(string File, IReadOnlyList<string> Columns);
