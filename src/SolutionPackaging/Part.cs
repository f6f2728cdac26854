namespace SolutionPackaging;

/// <summary>One entry of the packed solution.</summary>
/// <param name="Path">Path in the zip, with forward slashes.</param>
/// <param name="Content">The bytes.</param>
internal sealed record Part(string Path, byte[] Content);
