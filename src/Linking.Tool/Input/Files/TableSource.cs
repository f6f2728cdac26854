namespace Linking.Tool.Input.Files;

/// <summary>The files of one table.</summary>
/// <param name="Stem">Name of the file or folder without its ending, in lower case.</param>
/// <param name="Name">Path relative to the simulation folder, with forward slashes.</param>
/// <param name="Files">Full path of each file and its path relative to the simulation folder; several when a folder holds the table in parts.</param>
internal sealed record TableSource(string Stem, string Name, IReadOnlyList<(string Path, string Name)> Files);
