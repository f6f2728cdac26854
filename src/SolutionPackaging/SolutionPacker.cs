using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Packs an unpacked solution into the entries of the zip that Dataverse imports.</summary>
internal sealed class SolutionPacker(SourceFolder folder, PluginAssembly assembly, Version version)
{
    private const string Manifest = "solution.xml";
    private const string Customizations = "customizations.xml";

    /// <summary>Packs the solution.</summary>
    /// <param name="isManaged">Whether it is to be imported as a managed solution.</param>
    /// <exception cref="PackagingException">The source is broken.</exception>
    public IReadOnlyList<Part> Pack(bool isManaged)
    {
        var source = new SourceReader(folder, new Tokens(version, assembly.FullName));
        var manifest = source.Xml(SolutionLayout.Manifest, "ImportExportXml");
        var customizations = new CustomizationsComposer(source, assembly);
        var root = customizations.Compose();
        var parts = customizations.Parts.Concat(Components(source)).OrderBy(part => part.Path, StringComparer.Ordinal).ToList();
        source.RequireNothingLeft();
        RootComponents.Fill(manifest, root);
        IntroducedVersions.Require(root, version);
        manifest.Add(new XAttribute(XNamespace.Xmlns + "xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        manifest.Element("SolutionManifest")!.Element("Managed")!.Value = isManaged ? "1" : "0";
        return [XmlPart.Of("[Content_Types].xml", ContentTypes.Of(parts), hasDeclaration: true), XmlPart.Of(Manifest, manifest), XmlPart.Of(Customizations, root), .. parts];
    }

    // These components are found by their folders; nothing in the two main files names them.
    private static IEnumerable<Part> Components(SourceReader source) =>
    [
        .. source.Below(SolutionLayout.CustomApis).Select(path => Component(source, path, Path.GetFileNameWithoutExtension(path), "uniquename")),
        .. source.Below(SolutionLayout.EnvironmentVariables).Select(path => Component(source, path, "environmentvariabledefinition", "schemaname")),
        .. source.Below(SolutionLayout.Catalogs).Select(path => Component(source, path, "catalog", "uniquename")),
        XmlPart.Of(SolutionLayout.CatalogAssignments, source.Xml(SolutionLayout.CatalogAssignments, "catalogassignments")),
    ];

    private static Part Component(SourceReader source, string path, string root, string nameAttribute)
    {
        var element = source.Xml(path, root);
        RequireFolder(path, element.Attribute(nameAttribute, path));
        return XmlPart.Of(path, element);
    }

    private static void RequireFolder(string path, string name)
    {
        if (path.Split('/')[^2] != name)
        {
            throw new PackagingException(path, $"The component is named '{name}', and its folder is not.", "Give both the same name.");
        }
    }
}
