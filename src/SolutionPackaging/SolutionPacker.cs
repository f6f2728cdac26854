using System.Text;
using System.Xml.Linq;

namespace SolutionPackaging;

/// <summary>Packs an unpacked solution into the entries of the zip that Dataverse imports.</summary>
internal sealed class SolutionPacker(SourceFolder folder, PluginAssembly assembly, Version version)
{
    private const string ManifestPart = "solution.xml";
    private const string CustomizationsPart = "customizations.xml";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Tokens tokens = new(version, assembly.FullName);

    /// <summary>The descriptor of the assembly, with the types that environments get.</summary>
    public XElement Descriptor() => new AssemblyComposer(new SourceReader(folder, tokens, isManaged: true), assembly).Compose().Element;

    /// <summary>Packs the solution.</summary>
    /// <param name="isManaged">Whether it is to be imported as a managed solution.</param>
    /// <exception cref="PackagingException">The source is broken.</exception>
    public IReadOnlyList<Part> Pack(bool isManaged)
    {
        var source = new SourceReader(folder, tokens, isManaged);
        var customizations = new CustomizationsComposer(source, assembly);
        var root = customizations.Compose();
        var manifest = Manifest(source, root);
        var parts = customizations.Parts.Concat(Components(source)).OrderBy(part => part.Path, StringComparer.Ordinal).ToList();
        source.RequireNothingLeft();
        IntroducedVersions.Require(root, version);
        manifest.Element("SolutionManifest")!.Element("Managed")!.Value = isManaged ? "1" : "0";
        return [XmlPart.Of("[Content_Types].xml", ContentTypes.Of(parts), hasDeclaration: true), XmlPart.Of(ManifestPart, manifest),
            XmlPart.Of(CustomizationsPart, root), .. parts];
    }

    /// <summary>
    /// The source as the usual packager packs it, in the layout that it unpacks both kinds of solution to: with versions and names filled in, root
    /// components listed, variants for the managed solution, and the assembly beside its descriptor.
    /// </summary>
    /// <exception cref="PackagingException">The source is broken.</exception>
    public IEnumerable<Part> Unpacked()
    {
        var source = new SourceReader(folder, tokens, isManaged: false);
        var customizations = new CustomizationsComposer(source, assembly);
        var manifest = Manifest(source, customizations.Compose());
        foreach (var path in folder.Paths.Where(path => path != SolutionLayout.Manifest))
        {
            var content = path.EndsWith(".xml", StringComparison.Ordinal) ? Utf8.GetBytes(tokens.Fill(path, Utf8.GetString(folder.Content(path))))
                : folder.Content(path);
            yield return new Part(path, content);
            if (SolutionLayout.ManagedVariant(path) is { } variant && !SolutionLayout.IsManagedVariant(path) && !folder.Has(variant))
            {
                yield return new Part(variant, content);
            }
        }

        yield return XmlPart.Of(SolutionLayout.Manifest, manifest, hasDeclaration: true);
        yield return customizations.Parts.Single(part => part.Path.StartsWith(SolutionLayout.PluginAssemblies + "/", StringComparison.Ordinal));
    }

    private static XElement Manifest(SourceReader source, XElement customizations)
    {
        var manifest = source.Xml(SolutionLayout.Manifest, "ImportExportXml");
        RootComponents.Fill(manifest, customizations);
        manifest.Add(new XAttribute(XNamespace.Xmlns + "xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        return manifest;
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
