using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Reads the source with its tokens filled in, and knows in the end what nobody read.</summary>
internal sealed class SourceReader(SourceFolder source, Tokens tokens)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>The paths below a folder, in ordinal order.</summary>
    public IEnumerable<string> Below(string folder) => source.Below(folder);

    /// <summary>Reads an XML file whose root must have the name.</summary>
    public XElement Xml(string path, string root)
    {
        read.Add(path);
        var element = tokens.Fill(path, source.Xml(path));
        element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        element.DescendantNodes().OfType<XComment>().Remove();
        return element.Name == root
            ? element
            : throw new PackagingException(path, $"The root element is '{element.Name}'.", $"It must be '{root}'.");
    }

    /// <summary>Reads any file.</summary>
    public byte[] Content(string path)
    {
        read.Add(path);
        return source.Content(path);
    }

    /// <summary>Refuses files that would silently be left out.</summary>
    public void RequireNothingLeft()
    {
        if (source.Paths.FirstOrDefault(path => !read.Contains(path)) is { } path)
        {
            throw new PackagingException(path, "The packer does not know what to do with this file.", "Remove it, or move it to where the layout of the solution has its kind.");
        }
    }
}
