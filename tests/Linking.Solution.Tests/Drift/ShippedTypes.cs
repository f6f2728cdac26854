using Mono.Cecil;

namespace Linking.Solution.Tests.Drift;

/// <summary>
/// The types of the plug-in assembly that Dataverse can run. They are read, not loaded: the base of the activity is in the .NET Framework alone.
/// </summary>
internal static class ShippedTypes
{
    private const string Plugin = "Microsoft.Xrm.Sdk.IPlugin";
    private const string Activity = "System.Activities.CodeActivity";

    /// <summary>Full name of each type, and whether it is a plug-in or an activity.</summary>
    public static IReadOnlyDictionary<string, string> Read()
    {
        using var module = ModuleDefinition.ReadModule(new MemoryStream(Built.Assembly.Content));
        return module.Types
            .Where(type => type is { IsPublic: true, IsAbstract: false, IsClass: true })
            .Select(type => (type.FullName, Kind: KindOf(type)))
            .Where(type => type.Kind is not null)
            .ToDictionary(type => type.FullName, type => type.Kind!, StringComparer.Ordinal);
    }

    private static string? KindOf(TypeDefinition type)
    {
        if (type.Interfaces.Any(implemented => implemented.InterfaceType.FullName == Plugin))
        {
            return "plug-in";
        }

        if (type.BaseType.FullName == Activity)
        {
            return "activity";
        }

        // Types of other assemblies are none of the product's.
        return type.Module.GetType(type.BaseType.FullName) is { } parent ? KindOf(parent) : null;
    }
}
