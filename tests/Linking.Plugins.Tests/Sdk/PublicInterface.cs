using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>Reads the public interface of a built assembly and writes it as the listing does.</summary>
internal static class PublicInterface
{
    public static Listing Read(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return Read(module);
    }

    public static Listing Read(ModuleDefinition module)
    {
        return Listing.Of([.. module.GetTypes().Where(IsVisible).Select(type => new ListedType(Header(type), [.. new MemberLines(type).All()]))]);
    }

    private static bool IsVisible(TypeDefinition type)
    {
        return type.IsPublic || ((type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamilyOrAssembly) && IsVisible(type.DeclaringType));
    }

    private static string Header(TypeDefinition type)
    {
        var names = new TypeNames(type.Namespace, false);
        var header = Kind(type) + " " + FullName(type);
        if (type.HasGenericParameters)
        {
            header += "<" + string.Join(", ", type.GenericParameters.Select(parameter => parameter.Name)) + ">";
        }

        var bases = Bases(type).Select(names.Of).ToList();
        return header + (bases.Count > 0 ? " : " + string.Join(", ", bases) : "") + string.Concat(Attributes(type).Select(text => "  [" + text + "]"));
    }

    private static string FullName(TypeDefinition type)
    {
        var name = type.Name.Split('`')[0];
        return type.DeclaringType == null ? type.Namespace + "." + name : FullName(type.DeclaringType) + "+" + name;
    }

    private static string Kind(TypeDefinition type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            return type.IsEnum ? "enum" : "struct";
        }

        var modifier = (type.IsAbstract, type.IsSealed) switch { (true, true) => "static ", (true, false) => "abstract ", (false, true) => "sealed ", _ => "" };
        return modifier + "class";
    }

    private static IEnumerable<TypeReference> Bases(TypeDefinition type)
    {
        if (type.IsEnum)
        {
            return [];
        }

        var above = InterfacesOf(type.BaseType as TypeDefinition).ToHashSet();
        var interfaces = type.Interfaces.Select(implemented => implemented.InterfaceType).Where(implemented => !above.Contains(implemented.FullName));
        return type.BaseType is { FullName: not ("System.Object" or "System.ValueType") } parent ? interfaces.Prepend(parent) : interfaces;
    }

    private static IEnumerable<string> InterfacesOf(TypeDefinition? type)
    {
        return type == null
            ? [] : type.Interfaces.Select(implemented => implemented.InterfaceType.FullName).Concat(InterfacesOf(type.BaseType as TypeDefinition));
    }

    private static IEnumerable<string> Attributes(TypeDefinition type)
    {
        foreach (var attribute in type.CustomAttributes.Where(attribute =>
            attribute.AttributeType.Name is "DataContractAttribute" or "CollectionDataContractAttribute"))
        {
            var values = attribute.Properties.Where(property => property.Name is "Name" or "Namespace")
                .OrderBy(property => property.Name, StringComparer.Ordinal);
            yield return attribute.AttributeType.Name.Replace("Attribute", "", StringComparison.Ordinal)
                + string.Concat(values.Select(value => " " + value.Name + "=" + value.Argument.Value));
        }

        if (type.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == "System.FlagsAttribute"))
        {
            yield return "Flags";
        }

        if (type.IsSerializable)
        {
            yield return "Serializable";
        }

        foreach (var attribute in type.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == "System.AttributeUsageAttribute"))
        {
            yield return "AttributeUsage " + (AttributeTargets)(int)attribute.ConstructorArguments[0].Value;
        }
    }
}
