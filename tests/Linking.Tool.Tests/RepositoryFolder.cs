namespace Linking.Tool.Tests;

/// <summary>Finds the repository that the tests were built from.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Linking.sln")) ? folder : Find(System.IO.Path.GetDirectoryName(folder)!);
}
