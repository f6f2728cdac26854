using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>Finds what a plug-in assembly uses that its host would not have.</summary>
internal static class ShippedAssembly
{
    public static IReadOnlyList<string> Problems(ModuleDefinition module, Listing sdk)
    {
        return [.. Form(module), .. Assemblies(module), .. Types(module, sdk), .. Members(module, sdk)];
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

    private static IEnumerable<string> Assemblies(ModuleDefinition module)
    {
        foreach (var reference in module.AssemblyReferences)
        {
            var isSdk = IsSdk(reference);
            if (!isSdk && reference.Name != "mscorlib" && reference.Name != "System" && !reference.Name.StartsWith("System.", StringComparison.Ordinal))
            {
                yield return "references the assembly " + reference.Name;
            }
            else if (isSdk && AssemblyIdentity.Format(reference) != reference.Name + ", Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35")
            {
                yield return "references another SDK: " + AssemblyIdentity.Format(reference);
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

    private static bool IsSdk(IMetadataScope scope)
    {
        return scope is AssemblyNameReference && (scope.Name == "Microsoft.Xrm.Sdk" || scope.Name.StartsWith("Microsoft.Xrm.Sdk.", StringComparison.Ordinal));
    }
}
