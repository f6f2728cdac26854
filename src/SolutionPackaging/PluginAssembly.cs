using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace SolutionPackaging;

/// <summary>The built plug-in assembly: its content, and what its metadata say of it.</summary>
internal sealed class PluginAssembly
{
    private PluginAssembly(byte[] content, AssemblyName name, ImmutableSortedSet<string> types)
    {
        Content = content;
        Name = name.Name!;
        FullName = name.FullName;
        Version = name.Version!;
        Types = types;
    }

    /// <summary>The file.</summary>
    public byte[] Content { get; }

    /// <summary>Simple name.</summary>
    public string Name { get; }

    /// <summary>Name, version, culture and public key token, as Dataverse writes them.</summary>
    public string FullName { get; }

    /// <summary>The version that Dataverse counts: another major or minor number is another assembly.</summary>
    public Version Version { get; }

    /// <summary>Full names of its types.</summary>
    public ImmutableSortedSet<string> Types { get; }

    /// <summary>Reads the file.</summary>
    public static PluginAssembly Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new PackagingException(file, "The plug-in assembly is not there.", "Build src/Linking.Plugins first.");
        }

        return Read(File.ReadAllBytes(file), file);
    }

    /// <summary>Reads an assembly; the file is named in errors only.</summary>
    public static PluginAssembly Read(byte[] content, string file)
    {
        using var image = new PEReader(ImmutableArray.Create(content));
        if (!image.HasMetadata)
        {
            throw new PackagingException(file, "The file is no .NET assembly.", "Build src/Linking.Plugins again.");
        }

        var metadata = image.GetMetadataReader();
        var name = metadata.GetAssemblyDefinition().GetAssemblyName();
        if (name.GetPublicKeyToken() is not { Length: > 0 })
        {
            throw new PackagingException(file, "The plug-in assembly has no strong name.", "Sign it: Dataverse refuses assemblies without one.");
        }

        var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Select(type => NameOf(metadata, type));
        return new PluginAssembly(content, name, types.ToImmutableSortedSet(StringComparer.Ordinal));
    }

    private static string NameOf(MetadataReader metadata, TypeDefinition type) =>
        string.Create(CultureInfo.InvariantCulture, $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}");
}
