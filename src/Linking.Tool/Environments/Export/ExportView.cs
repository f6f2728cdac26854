namespace Linking.Tool.Environments.Export;

/// <summary>What was exported.</summary>
/// <param name="Folder">Where it is.</param>
/// <param name="Rows">Rows by file.</param>
/// <param name="Requests">Requests made, in all attempts.</param>
/// <param name="Moved">Tables that were changed meanwhile.</param>
internal sealed record ExportView(string Folder, IReadOnlyDictionary<string, long> Rows, long Requests, IReadOnlyList<string> Moved);
