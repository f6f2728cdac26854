using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Adds the web resources: each is a file with a descriptor beside it.</summary>
internal sealed class WebResourceComposer(SourceReader source)
{
    /// <summary>The descriptors, each with its content as an entry of the zip.</summary>
    public IEnumerable<(XElement Element, Part Part)> All() => source.Below(SolutionLayout.WebResources)
        .Where(path => path.EndsWith(SolutionLayout.DescriptorSuffix, StringComparison.Ordinal))
        .Select(Compose);

    private (XElement Element, Part Part) Compose(string descriptor)
    {
        var element = source.Xml(descriptor, "WebResource");
        var name = element.Text("Name", descriptor);
        var file = descriptor[..^SolutionLayout.DescriptorSuffix.Length];
        if (file != $"{SolutionLayout.WebResources}/{name}")
        {
            throw new PackagingException(descriptor, $"The web resource is named '{name}'.",
                $"Move it to {SolutionLayout.WebResources}/{name}, or name it as its path is.");
        }

        var id = element.Text("WebResourceId", descriptor).Trim('{', '}').ToUpperInvariant();
        var plain = name.Replace("/", string.Empty, StringComparison.Ordinal).Replace(".", string.Empty, StringComparison.Ordinal);
        var path = $"{SolutionLayout.WebResources}/{plain}{id}";
        return element.Text("FileName", descriptor) == "/" + path
            ? (element, new Part(path, source.Content(file)))
            : throw new PackagingException(descriptor, $"FileName is '{element.Element("FileName")!.Value}'.",
                $"Write /{path}: the name without slashes and dots, then the id.");
    }
}
