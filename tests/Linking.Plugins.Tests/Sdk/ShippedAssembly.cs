using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>Finds what a plug-in assembly uses that its host would not have.</summary>
internal static class ShippedAssembly
{
    public static IReadOnlyList<string> Problems(ModuleDefinition module, Listing sdk, FrameworkAssemblies framework)
    {
        return [.. Form(module), .. Assemblies(module, framework), .. Types(module, sdk), .. Members(module, sdk), .. FrameworkMembers(module)];
    }

    private static IEnumerable<string> Form(ModuleDefinition module)
    {
        if (!module.Assembly.Name.HasPublicKey || !module.Attributes.HasFlag(ModuleAttributes.StrongNameSigned))
        {
            yield return "not strong-named";
        }

        var target = module.Assembly.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType.Name == "TargetFrameworkAttribute");
        if (target?.ConstructorArguments[0].Value is not ".NETFramework,Version=v4.6.2")
        {
            yield return "not built for .NET Framework 4.6.2";
        }
    }

    // By name and version: that a name begins with "System." says nothing. System.Memory, for one, is on no host of itself.
    private static IEnumerable<string> Assemblies(ModuleDefinition module, FrameworkAssemblies framework)
    {
        foreach (var reference in module.AssemblyReferences)
        {
            var identity = AssemblyIdentity.Format(reference);
            if (IsSdk(reference))
            {
                if (identity != reference.Name + ", Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35")
                {
                    yield return "references another SDK: " + identity;
                }
            }
            else if (framework.Find(reference.Name)?.Name is not { } found)
            {
                yield return "references the assembly " + reference.Name;
            }
            else if (AssemblyIdentity.Format(found) is var expected && expected != identity)
            {
                yield return $"references {identity}, but the framework has {expected}";
            }
        }
    }

    private static IEnumerable<string> Types(ModuleDefinition module, Listing sdk)
    {
        return module.GetTypeReferences().Where(type => IsSdk(type.Scope) && sdk.Find(type.FullName) == null).Select(type => "uses the type " + type.FullName);
    }

    private static IEnumerable<string> Members(ModuleDefinition module, Listing sdk)
    {
        foreach (var member in module.GetMemberReferences().Where(member => IsSdk(member.DeclaringType.GetElementType().Scope)))
        {
            var type = sdk.Find(member.DeclaringType.GetElementType().FullName);
            if (type == null)
            {
                continue;
            }

            var signature = MemberSignatures.Of(member, type);
            if (!MemberSignatures.Of(type).Contains(signature))
            {
                yield return "uses the member " + type.FullName + ": " + signature;
            }
        }
    }

    // Newer frameworks have types and members that this one lacks; such a call fails where it is first made.
    private static IEnumerable<string> FrameworkMembers(ModuleDefinition module)
    {
        var types = module.GetTypeReferences().Where(type => IsFramework(type) && type.Resolve() == null).Select(type => "uses the type " + type.FullName);
        var members = module.GetMemberReferences()
            .Where(member => member.DeclaringType is not ArrayType && IsFramework(member.DeclaringType.GetElementType()))
            .Where(member => member.DeclaringType.Resolve() != null && member.Resolve() == null)
            .Select(member => "uses the member " + member.FullName);
        return types.Concat(members);
    }

    private static bool IsFramework(TypeReference type) => type.Scope is AssemblyNameReference && !IsSdk(type.Scope);

    private static bool IsSdk(IMetadataScope scope)
    {
        return scope is AssemblyNameReference && (scope.Name == "Microsoft.Xrm.Sdk" || scope.Name.StartsWith("Microsoft.Xrm.Sdk.", StringComparison.Ordinal));
    }
}
