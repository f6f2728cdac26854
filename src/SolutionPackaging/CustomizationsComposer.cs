using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Fills the sections of customizations.xml, whose order the skeleton in the source gives.</summary>
internal sealed class CustomizationsComposer(SourceReader source, PluginAssembly assembly)
{
    /// <summary>What goes into the zip beside the file: the assembly and the contents of web resources. Complete after <see cref="Compose"/>.</summary>
    public List<Part> Parts { get; } = [];

    /// <summary>Composes the root element.</summary>
    public XElement Compose()
    {
        var root = source.Xml(SolutionLayout.Customizations, "ImportExportXml");
        root.Add(new XAttribute(XNamespace.Xmlns + "xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        Fill(root, "Entities", new TableComposer(source).All());
        Fill(root, "Roles", Files(SolutionLayout.Roles, "Role"));
        Fill(root, "EntityRelationships", new RelationshipComposer(source).All());
        Fill(root, "WebResources", new WebResourceComposer(source).All().Select(Take));
        Fill(root, "SolutionPluginAssemblies", [Take(new AssemblyComposer(source, assembly).Compose())]);
        Fill(root, "AppModuleSiteMaps", Files(SolutionLayout.SiteMaps, "AppModuleSiteMap"));
        Fill(root, "AppModules", Files(SolutionLayout.Apps, "AppModule"));
        return root;
    }

    private IEnumerable<XElement> Files(string folder, string root) => source.Below(folder).Select(path => source.Xml(path, root));

    private XElement Take((XElement Element, Part Part) component)
    {
        Parts.Add(component.Part);
        return component.Element;
    }

    private static void Fill(XElement root, string section, IEnumerable<XElement> content)
    {
        var element = root.Element(section)
            ?? throw new PackagingException(SolutionLayout.Customizations, $"The section <{section}> is missing.",
                $"Add an empty <{section} /> where exports have it.");
        element.Add(content);
    }
}
