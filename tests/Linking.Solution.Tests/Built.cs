using Linking.Plugins.Registration;
using SolutionPackaging;

namespace Linking.Solution.Tests;

/// <summary>What the build made, and what it made it from.</summary>
internal static class Built
{
    private static readonly Lazy<string> LazyRepository = new(FindRepository);
    private static readonly Lazy<SourceFolder> LazySource = new(() => SourceFolder.Read(Path.Combine(Repository, "solution")));
    private static readonly Lazy<PluginAssembly> LazyAssembly = new(() => PluginAssembly.Read(typeof(StepList).Assembly.Location));

    /// <summary>The folder of the repository.</summary>
    public static string Repository => LazyRepository.Value;

    /// <summary>The unpacked solution.</summary>
    public static SourceFolder Source => LazySource.Value;

    /// <summary>The plug-in assembly.</summary>
    public static PluginAssembly Assembly => LazyAssembly.Value;

    /// <summary>The version that the changelog gives, as Dataverse counts it.</summary>
    public static Version Version => FindVersion();

    /// <summary>The unpacked solution as the build of this configuration left it for the usual packager.</summary>
    public static string UnpackedFolder =>
        Path.Combine(Repository, "solution/obj/pac", Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)))!);

    /// <summary>The zip as the build left it.</summary>
    public static byte[] Zip(bool isManaged) =>
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "solution", isManaged ? "CustomerProfileLinking_managed.zip" : "CustomerProfileLinking.zip"));

    private static Version FindVersion()
    {
        var heading = File.ReadLines(Path.Combine(Repository, "CHANGELOG.md")).First(line => line.StartsWith("## ", StringComparison.Ordinal));
        return Version.Parse(heading[3..] + ".0");
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Linking.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
