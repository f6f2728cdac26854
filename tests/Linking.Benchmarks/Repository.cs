namespace Linking.Benchmarks;

/// <summary>The folder of the sources that this program was built from, or is run in.</summary>
internal static class Repository
{
    /// <summary>A folder of the repository.</summary>
    public static string Folder(params string[] parts)
    {
        var folder = new DirectoryInfo(Environment.CurrentDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Linking.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new InvalidOperationException("Run this inside the repository: no Linking.sln in this folder or above it.")
            : Path.Combine([folder.FullName, .. parts]);
    }
}
