namespace EmbeddedDataverse.WebApi.Tests;

/// <summary>Where the sources of the embedded Dataverse are.</summary>
internal static class Repository
{
    /// <summary>Their folder.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "docs", "serving.md")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run below the sources.");
        }

        return folder;
    }
}
