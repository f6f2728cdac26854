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
        var parts = customizations.Parts.Concat(Components(source, isManaged)).OrderBy(part => part.Path, StringComparer.Ordinal).ToList();
        source.RequireNothingLeft();
        RootComponents.Fill(manifest, root);
        IntroducedVersions.Require(root, version);
        manifest.Add(new XAttribute(XNamespace.Xmlns + "xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        manifest.Element("SolutionManifest")!.Element("Managed")!.Value = isManaged ? "1" : "0";
        return [XmlPart.Of("[Content_Types].xml", ContentTypes.Of(parts), hasDeclaration: true), XmlPart.Of(Manifest, manifest), XmlPart.Of(Customizations, root), .. parts];
    }

    // Custom APIs and environment variables are found by their folders; nothing in the two main files names them.
    private static IEnumerable<Part> Components(SourceReader source, bool isManaged)
    {
        foreach (var path in source.Below(SolutionLayout.CustomApis))
        {
            var element = source.Xml(path, Path.GetFileNameWithoutExtension(path));
            RequireFolder(path, element.Attribute("uniquename", path));
            if (isManaged && element.Element("iscustomizable") is { } customizable)
            {
                customizable.Value = "0";
            }

            yield return XmlPart.Of(path, element);
        }

        foreach (var path in source.Below(SolutionLayout.EnvironmentVariables))
        {
            var element = source.Xml(path, "environmentvariabledefinition");
            RequireFolder(path, element.Attribute("schemaname", path));
            yield return XmlPart.Of(path, element);
        }
    }

    private static void RequireFolder(string path, string name)
    {
        if (path.Split('/')[^2] != name)
        {
            throw new PackagingException(path, $"The component is named '{name}', and its folder is not.", "Give both the same name.");
        }
    }
}
