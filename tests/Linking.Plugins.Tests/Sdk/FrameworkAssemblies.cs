using System.Reflection;
using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>The reference assemblies of .NET Framework 4.6.2: what a plug-in finds on its host beside the SDK.</summary>
internal sealed class FrameworkAssemblies : IAssemblyResolver
{
    private static readonly string Folder = typeof(FrameworkAssemblies).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ReferenceAssemblies").Value!;

    private readonly Dictionary<string, AssemblyDefinition?> read = [];

    /// <summary>Reads a module whose references to the framework resolve to these assemblies, and to no others.</summary>
    public ModuleDefinition Read(Stream module) => ModuleDefinition.ReadModule(module, Parameters);

    /// <summary>Reads a module whose references to the framework resolve to these assemblies, and to no others.</summary>
    public ModuleDefinition Read(string path) => ModuleDefinition.ReadModule(path, Parameters);

    /// <summary>The assembly of that name, whatever its version; null when the framework has none.</summary>
    public AssemblyDefinition? Find(string name)
    {
        if (!read.TryGetValue(name, out var assembly))
        {
            var path = new[] { Folder, Path.Combine(Folder, "Facades") }.Select(folder => Path.Combine(folder, name + ".dll")).FirstOrDefault(File.Exists);
            read[name] = assembly = path is null ? null : AssemblyDefinition.ReadAssembly(path, Parameters);
        }

        return assembly;
    }

    public AssemblyDefinition? Resolve(AssemblyNameReference name) => Find(name.Name);

    public AssemblyDefinition? Resolve(AssemblyNameReference name, ReaderParameters parameters) => Find(name.Name);

    public void Dispose()
    {
        foreach (var assembly in read.Values)
        {
            assembly?.Dispose();
        }
    }

    private ReaderParameters Parameters => new() { AssemblyResolver = this };
}
