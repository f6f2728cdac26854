using System.Collections.Immutable;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>The unpacked solution: the content of each file by its path below the source folder, with forward slashes.</summary>
internal sealed class SourceFolder
{
    private static readonly string[] Excluded = ["bin/", "obj/"];
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly ImmutableSortedDictionary<string, byte[]> files;

    private SourceFolder(ImmutableSortedDictionary<string, byte[]> files) => this.files = files;

    /// <summary>All paths, in ordinal order.</summary>
    public IEnumerable<string> Paths => files.Keys;

    /// <summary>A solution whose files are in memory.</summary>
    public static SourceFolder Of(IEnumerable<Part> files) =>
        new(files.ToImmutableSortedDictionary(file => file.Path, file => file.Content, StringComparer.Ordinal));

    /// <summary>Reads a folder. Project files and what a build leaves behind are no part of the solution.</summary>
    public static SourceFolder Read(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new PackagingException(folder, "There is no such folder.", "Give the folder that holds the unpacked solution.");
        }

        var found = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(root, file).Replace('\\', '/')))
            .Where(file => file.Path.Contains('/', StringComparison.Ordinal) && !Excluded.Any(prefix => file.Path.StartsWith(prefix, StringComparison.Ordinal)))
            .ToImmutableSortedDictionary(file => file.Path, file => File.ReadAllBytes(file.File), StringComparer.Ordinal);
        return new SourceFolder(found);
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => files.ContainsKey(path);

    /// <summary>The paths below a folder.</summary>
    public IEnumerable<string> Below(string folder) => files.Keys.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The content of a file that must be there.</summary>
    public byte[] Content(string path) => files.TryGetValue(path, out var content)
        ? content
        : throw new PackagingException(path, "The file is missing.", "Restore it: the solution cannot be packed without it.");

    /// <summary>The root element of an XML file that must be there.</summary>
    public XElement Xml(string path)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(Content(path)), Utf8);
            return XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
        }
        catch (XmlException exception)
        {
            throw new PackagingException(path, $"The file is no well-formed XML: {exception.Message}", "Correct it.");
        }
    }

    /// <summary>A copy with one file replaced or added.</summary>
    public SourceFolder With(string path, byte[] content) => new(files.SetItem(path, content));

    /// <summary>A copy with one XML file replaced or added.</summary>
    public SourceFolder With(string path, XElement root) => With(path, Utf8.GetBytes(root.ToString()));

    /// <summary>A copy without one file.</summary>
    public SourceFolder Without(string path) => new(files.Remove(path));
}
