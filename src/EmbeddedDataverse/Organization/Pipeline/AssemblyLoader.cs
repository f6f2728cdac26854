using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Loader;

namespace EmbeddedDataverse.Pipeline;

/// <summary>
/// Loads plug-in assemblies from their bytes, each into a load context of its own; the SDK they bind to is this process's. With the
/// switch <c>EmbeddedDataverse.LoadAssembliesBeside</c> an assembly of the same name beside the program is taken instead, as the program
/// itself loads it: so run mutants, which are made in that one only.
/// </summary>
internal static class AssemblyLoader
{
    private const string BesideSwitch = "EmbeddedDataverse.LoadAssembliesBeside";

    private static readonly ConcurrentDictionary<string, Assembly> Shared = new(StringComparer.Ordinal);

    public static Assembly Load(byte[] bytes, string? sharedKey)
    {
        return sharedKey is null
            ? LoadAlone(bytes)
            : Shared.GetOrAdd(sharedKey, _ =>
            AppContext.TryGetSwitch(BesideSwitch, out var isOn) && isOn ? LoadBeside(bytes) ?? LoadAlone(bytes) : LoadAlone(bytes));
    }

    private static Assembly? LoadBeside(byte[] bytes)
    {
        using var image = new PEReader(new MemoryStream(bytes));
        var metadata = image.GetMetadataReader();
        var name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        return File.Exists(path) ? Assembly.Load(new AssemblyName(name)) : null;
    }

    private static Assembly LoadAlone(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return new AssemblyLoadContext("plug-in assembly").LoadFromStream(stream);
    }
}
