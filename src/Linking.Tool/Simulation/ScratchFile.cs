namespace Linking.Tool.Simulation;

/// <summary>
/// Where an organisation is that nobody wants to keep: in memory while it is small, else in a temporary file, so that memory does not
/// grow with the rows.
/// </summary>
internal sealed class ScratchFile : IDisposable
{
    /// <summary>Rows of all files up to which memory is the faster place.</summary>
    public const long MostInMemory = 250_000;

    private readonly DirectoryInfo? folder;

    /// <summary>Makes the place.</summary>
    /// <param name="wanted">The file that the user wants to keep, or null.</param>
    /// <param name="rows">Rows of all files of the folder.</param>
    public ScratchFile(string? wanted, long rows)
    {
        folder = wanted is null && rows > MostInMemory ? Directory.CreateTempSubdirectory("linking-") : null;
        Path = folder is null ? wanted : System.IO.Path.Combine(folder.FullName, "organization.db");
    }

    /// <summary>The organisation's file; null for memory.</summary>
    public string? Path { get; }

    public void Dispose() => folder?.Delete(recursive: true);
}
