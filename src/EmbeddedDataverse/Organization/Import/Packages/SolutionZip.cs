using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Packages;

/// <summary>The parts of a solution package, each to be taken once; what nobody takes belongs to nothing.</summary>
internal sealed class SolutionZip
{
    private const string TypesPart = "[Content_Types].xml";
    private const string ManifestPart = "solution.xml";
    private const string CustomizationsPart = "customizations.xml";

    private readonly Dictionary<string, byte[]> parts = new(StringComparer.Ordinal);
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public SolutionZip(byte[] zip)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
            foreach (var entry in archive.Entries.Where(entry => entry.Name.Length > 0))
            {
                Add(entry);
            }
        }
        catch (InvalidDataException exception)
        {
            throw ImportFaults.BadZip(exception.Message);
        }

        if (new[] { TypesPart, ManifestPart, CustomizationsPart }.FirstOrDefault(name => !parts.ContainsKey(name)) is { } missing)
        {
            throw ImportFaults.BadZip($"There is no {missing}.");
        }

        new ContentTypes(ParseXml(TypesPart)).Require(parts.Keys.Where(name => name != TypesPart));
        Manifest = Xml(ManifestPart);
        Customizations = Xml(CustomizationsPart);
        _ = taken.Add(TypesPart);
    }

    /// <summary>solution.xml.</summary>
    public XElement Manifest { get; }

    /// <summary>customizations.xml.</summary>
    public XElement Customizations { get; }

    /// <summary>The parts in a folder that have a given file name, in the order of their paths.</summary>
    public List<string> Find(string folder, string fileName)
    {
        return [.. parts.Keys
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal) && name.EndsWith("/" + fileName, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether there is such a part.</summary>
    public bool Has(string name) => parts.ContainsKey(name);

    /// <summary>A part as XML that holds nothing unknown.</summary>
    public XElement Xml(string name)
    {
        var root = ParseXml(name);
        SolutionVocabulary.Check(root, name);
        return root;
    }

    /// <summary>A part that a component names, as it is.</summary>
    /// <param name="path">The path as components write it, from a slash on.</param>
    /// <param name="owner">The component, for the fault.</param>
    public byte[] Take(string path, string owner)
    {
        var name = path.TrimStart('/');
        _ = taken.Add(name);
        return parts.GetValueOrDefault(name) ?? throw ImportFaults.BadZip($"There is no {name}, which {owner} names.");
    }

    /// <summary>Refuses parts that no component has taken.</summary>
    public void RequireAllTaken()
    {
        if (parts.Keys.Where(name => !taken.Contains(name)).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } left)
        {
            throw ImportFaults.Make(ErrorCodes.ImportFileUnprocessed, "Unprocessed files found: " + string.Join(", ", left));
        }
    }

    private void Add(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        if (!parts.TryAdd(entry.FullName, copy.ToArray()))
        {
            throw ImportFaults.BadZip($"There are two parts {entry.FullName}.");
        }
    }

    private XElement ParseXml(string name)
    {
        _ = taken.Add(name);
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(parts[name]), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader);
        }
        catch (XmlException exception)
        {
            throw ImportFaults.Invalid(name, exception.Message);
        }
    }
}
