using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace EmbeddedDataverse.Import.Components;

/// <summary>Reads the plug-in assemblies of a package, each compared with the DLL that it names.</summary>
internal sealed class AssemblyReader(SolutionZip zip)
{
    public IEnumerable<AssemblyPart> Read()
    {
        return zip.Customizations.All("SolutionPluginAssemblies", "PluginAssembly").Select(Read);
    }

    private AssemblyPart Read(XElement part)
    {
        var identity = new AssemblyName(part.Attr("FullName")!);
        var place = $"customizations.xml: PluginAssembly[{identity.Name}]";
        var content = zip.Take(part.Text("FileName")!, place);
        var (found, types) = Look(content, place);
        if (found.FullName != identity.FullName)
        {
            throw ImportFaults.Make(ErrorCodes.ImportPluginTypesError,
                $"An error occurred while importing plug-in types: the assembly in the package is {found.FullName}, and {place} names {identity.FullName}.");
        }

        return new AssemblyPart(
            part.IdAttribute("PluginAssemblyId"),
            identity,
            content,
            [.. part.All("PluginTypes", "PluginType").Select(type => Read(type, identity, types, place))]);
    }

    private static PluginTypePart Read(XElement part, AssemblyName identity, HashSet<string> types, string place)
    {
        var name = part.Attr("Name")!;
        if (part.Attr("AssemblyQualifiedName") != $"{name}, {identity.FullName}")
        {
            throw ImportFaults.Invalid($"{place}/PluginType[{name}]", $"The assembly-qualified name must be '{name}, {identity.FullName}'.");
        }

        if (!types.Contains(name))
        {
            throw ImportFaults.Make(ErrorCodes.ImportPluginTypesError,
                $"An error occurred while importing plug-in types: the assembly {identity.Name} has no public class {name}.");
        }

        return new PluginTypePart(part.IdAttribute("PluginTypeId"), name, part.Text("FriendlyName")
            ?? name, part.Text("Description"), part.Text("WorkflowActivityGroupName"));
    }

    /// <summary>Looks into the file without loading it: activities cannot be loaded on this runtime.</summary>
    private static (AssemblyName Identity, HashSet<string> Types) Look(byte[] content, string place)
    {
        try
        {
            using var file = new PEReader(new MemoryStream(content));
            var metadata = file.GetMetadataReader();
            var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition)
                .Where(type =>
                    (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public && (type.Attributes & TypeAttributes.Abstract) == default)
                .Select(type =>
                    metadata.GetString(type.Namespace) is { Length: > 0 } space ? $"{space}.{metadata.GetString(type.Name)}" : metadata.GetString(type.Name));
            return (metadata.GetAssemblyDefinition().GetAssemblyName(), types.ToHashSet(StringComparer.Ordinal));
        }
        catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException)
        {
            throw ImportFaults.Make(ErrorCodes.ImportPluginTypesError,
                $"An error occurred while importing plug-in types: the file that {place} names is no assembly ({exception.Message}).");
        }
    }
}
