using System.IO.Compression;
using System.Xml.Linq;

namespace Linking.Pages.Tests.Drift;

/// <summary>What the solution carries is byte for byte what is tested here.</summary>
public sealed class PackedPagesTests
{
    private static readonly string Root = Path.GetDirectoryName(PageFiles.Folder)!;

    [Theory]
    [InlineData("CustomerProfileLinking.zip")]
    [InlineData("CustomerProfileLinking_managed.zip")]
    public void Every_file_of_the_pages_is_packed_as_it_is(string zip)
    {
        var packed = Packed(Path.Combine(AppContext.BaseDirectory, "solution", zip));

        var sources = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".data.xml", StringComparison.Ordinal))
            .ToDictionary(path => Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);

        Assert.Equal(sources.Keys.Order(StringComparer.Ordinal), packed.Keys.Order(StringComparer.Ordinal));
        Assert.All(sources, source => Assert.Equal(source.Value, packed[source.Key]));
    }

    [Fact]
    public void Pages_ask_nobody_elses_host_and_carry_no_code_or_style_inline()
    {
        var texts = Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Where(path => Path.GetExtension(path) is ".html" or ".js" or ".css")
            .ToDictionary(path => path, File.ReadAllText, StringComparer.Ordinal);

        Assert.Empty(texts.Where(text =>
            text.Value.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).Contains("://", StringComparison.Ordinal)).Select(text => text.Key));
        Assert.Empty(texts.Where(text =>
            text.Value.Contains("innerHTML", StringComparison.Ordinal) || text.Value.Contains("insertAdjacentHTML", StringComparison.Ordinal))
            .Select(text => text.Key));
        Assert.Empty(texts.Where(text =>
            text.Key.EndsWith(".html", StringComparison.Ordinal)
            && (text.Value.Contains("<style", StringComparison.Ordinal) || text.Value.Contains(" style=", StringComparison.Ordinal)
            || text.Value.Contains("<script>", StringComparison.Ordinal))).Select(text => text.Key));
    }

    private static Dictionary<string, byte[]> Packed(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        using var customizations = zip.GetEntry("customizations.xml")!.Open();
        return XDocument.Load(customizations).Descendants("WebResource")
            .ToDictionary(resource => resource.Element("Name")!.Value, resource =>
            Content(zip.GetEntry(resource.Element("FileName")!.Value.TrimStart('/'))!), StringComparer.Ordinal);
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
