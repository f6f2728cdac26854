using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace EmbeddedDataverse;

/// <summary>Loads plug-in assemblies from their bytes, each into a load context of its own; the SDK they bind to is this process's.</summary>
internal static class AssemblyLoader
{
    private static readonly ConcurrentDictionary<string, Assembly> Shared = new(StringComparer.Ordinal);

    public static Assembly Load(byte[] bytes, string? sharedKey)
    {
        return sharedKey is null ? LoadAlone(bytes) : Shared.GetOrAdd(sharedKey, _ => LoadAlone(bytes));
    }

    private static Assembly LoadAlone(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return new AssemblyLoadContext("plug-in assembly").LoadFromStream(stream);
    }
}
