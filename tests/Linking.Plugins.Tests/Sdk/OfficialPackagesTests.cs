using System.Xml.Linq;

namespace Linking.Tests.Sdk;

/// <summary>The default build must restore where the official packages cannot be had, and their page must name the pinned versions.</summary>
public class OfficialPackagesTests
{
    [Fact]
    public void No_committed_lock_file_names_an_official_package()
    {
        var locks = new[] { "src", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository(), folder), "packages.lock.json", SearchOption.AllDirectories))
            .ToList();
        Assert.True(locks.Count > 5);
        Assert.All(locks, file =>
            Assert.All(Pinned(), package => Assert.DoesNotContain(package.Id, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void The_page_of_the_official_packages_names_each_with_its_pinned_version()
    {
        var page = File.ReadAllText(Path.Combine(Repository(), "docs", "official-packages.md"));
        Assert.All(Pinned(), package => Assert.Contains($"{package.Id} | {package.Version} |", page, StringComparison.Ordinal));
    }

    private static List<(string Id, string Version)> Pinned()
    {
        var pinned = XDocument.Load(Path.Combine(Repository(), "Directory.Packages.props"))
            .Descendants("ItemGroup")
            .Single(group => (string?)group.Attribute("Condition") == "'$(DataverseSdk)' == 'NuGet'")
            .Elements("PackageVersion")
            .Select(package => ((string)package.Attribute("Include")!, (string)package.Attribute("Version")!))
            .ToList();
        Assert.Equal(4, pinned.Count);
        return pinned;
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Linking.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
