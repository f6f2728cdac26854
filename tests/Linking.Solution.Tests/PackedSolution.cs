using System.IO.Compression;
using System.Xml.Linq;
using SolutionPackaging;

namespace Linking.Solution.Tests;

/// <summary>What is in a packed solution.</summary>
internal sealed class PackedSolution
{
    private PackedSolution(Dictionary<string, byte[]> parts)
    {
        Parts = parts;
        ContentTypes = Xml("[Content_Types].xml");
        Manifest = Xml("solution.xml").Element("SolutionManifest")!;
        Customizations = Xml("customizations.xml");
    }

    /// <summary>The content of each entry.</summary>
    public Dictionary<string, byte[]> Parts { get; }

    public XElement ContentTypes { get; }

    public XElement Manifest { get; }

    public XElement Customizations { get; }

    /// <summary>The tables.</summary>
    public IEnumerable<XElement> Tables => Customizations.Element("Entities")!.Elements("Entity");

    /// <summary>The root elements of the components that have files of their own.</summary>
    public IEnumerable<XElement> ComponentFiles =>
        new[] { "customapi", "customapirequestparameter", "customapiresponseproperty", "environmentvariabledefinition", "catalog", "catalogassignments" }
            .SelectMany(Files).Select(file => file.Root);

    /// <summary>Reads a zip that was built.</summary>
    public static PackedSolution Read(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return new PackedSolution(archive.Entries.ToDictionary(entry => entry.FullName, Content, StringComparer.Ordinal));
    }

    /// <summary>Packs a source.</summary>
    public static PackedSolution Of(SourceFolder source, bool isManaged = true)
    {
        var parts = new SolutionPacker(source, Built.Assembly, Built.Version).Pack(isManaged);
        return new PackedSolution(parts.ToDictionary(part => part.Path, part => part.Content, StringComparer.Ordinal));
    }

    /// <summary>The component files of a kind, by path.</summary>
    public IEnumerable<(string Path, XElement Root)> Files(string name) =>
        Parts.Keys.Where(path => path.EndsWith("/" + name + ".xml", StringComparison.Ordinal)).Select(path => (path, Xml(path)));

    private XElement Xml(string path) => XElement.Load(new MemoryStream(Parts[path]), LoadOptions.SetLineInfo);

    private static byte[] Content(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
