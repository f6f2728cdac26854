using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>The identity by which an assembly is bound to.</summary>
internal static class AssemblyIdentity
{
    public static string Read(string path)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        return Format(assembly.Name);
    }

    public static string Format(AssemblyNameReference name)
    {
        var culture = string.IsNullOrEmpty(name.Culture) ? "neutral" : name.Culture;
        var token = name.PublicKeyToken is { Length: > 0 } bytes ? Convert.ToHexStringLower(bytes) : "null";
        return $"{name.Name}, Version={name.Version}, Culture={culture}, PublicKeyToken={token}";
    }
}
