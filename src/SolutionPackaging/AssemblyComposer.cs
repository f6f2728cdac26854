using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Adds the built plug-in assembly, under the place that its descriptor names.</summary>
internal sealed class AssemblyComposer(SourceReader source, PluginAssembly assembly)
{
    /// <summary>The descriptor of the assembly, and the assembly as an entry of the zip.</summary>
    public (XElement Element, Part Part) Compose()
    {
        var files = source.Below(SolutionLayout.PluginAssemblies).Where(path => path.EndsWith(SolutionLayout.DescriptorSuffix, StringComparison.Ordinal))
            .ToList();
        if (files.Count != 1)
        {
            throw new PackagingException(SolutionLayout.PluginAssemblies, $"The folder has {files.Count} descriptors.",
                "It must have one: the assembly itself comes from the build.");
        }

        var file = files[0];
        var element = source.Xml(file, "PluginAssembly");
        var name = assembly.Name.Replace(".", string.Empty, StringComparison.Ordinal);
        var path = $"{SolutionLayout.PluginAssemblies}/{name}-{element.Attribute("PluginAssemblyId", file).ToUpperInvariant()}/{name}.dll";
        if (file != path + SolutionLayout.DescriptorSuffix || element.Text("FileName", file) != "/" + path)
        {
            throw new PackagingException(file, "The path of the descriptor, its FileName and its PluginAssemblyId do not belong together.",
                $"Name the descriptor {path}{SolutionLayout.DescriptorSuffix}, and write /{path} into FileName.");
        }

        foreach (var type in element.Descendants("PluginType").Select(type => type.Attribute("Name", file)).Where(type => !assembly.Types.Contains(type)))
        {
            throw new PackagingException(file, $"The plug-in type '{type}' is not in {assembly.Name}.", "Correct its name, or remove it.");
        }

        if (source.Has(path) && !source.Content(path).AsSpan().SequenceEqual(assembly.Content))
        {
            throw new PackagingException(path, $"The file is another one than the {assembly.Name} that was built.",
                "Remove it: the assembly comes from the build.");
        }

        return (element, new Part(path, assembly.Content));
    }
}
