namespace Linking.Tool.Input;

/// <summary>A CSV file that has been read through once.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Name">Path relative to the simulation folder, with forward slashes.</param>
/// <param name="Count">Number of rows.</param>
internal sealed record InputFile(string Path, string Name, long Count);
