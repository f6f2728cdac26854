using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Reads the source with its tokens filled in, as it is for one kind of solution, and knows in the end what nobody read.</summary>
internal sealed class SourceReader(SourceFolder source, Tokens tokens, bool isManaged)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    /// <summary>The paths below a folder, in ordinal order.</summary>
    public IEnumerable<string> Below(string folder) => source.Below(folder).Where(path => !SolutionLayout.IsManagedVariant(path));

    /// <summary>Reads an XML file whose root must have the name.</summary>
    public XElement Xml(string path, string root)
    {
        read.Add(path);
        if (SolutionLayout.ManagedVariant(path) is { } variant && source.Has(variant))
        {
            read.Add(variant);
            path = isManaged ? variant : path;
        }

        var element = tokens.Fill(path, source.Xml(path));
        element.Attributes().Where(attribute => attribute.IsNamespaceDeclaration).Remove();
        element.DescendantNodes().OfType<XComment>().Remove();
        return element.Name == root
            ? element
            : throw new PackagingException(path, $"The root element is '{element.Name}'.", $"It must be '{root}'.");
    }

    /// <summary>Whether there is such a file.</summary>
    public bool Has(string path) => source.Has(path);

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
            throw new PackagingException(path, "The packer does not know what to do with this file.",
                "Remove it, or move it to where the layout of the solution has its kind.");
        }
    }
}
