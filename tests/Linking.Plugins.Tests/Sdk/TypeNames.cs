using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>Writes the names of types as the listing does.</summary>
internal sealed class TypeNames(string ownNamespace, bool positional)
{
    private static readonly Dictionary<string, string> Keywords = new()
    {
        ["System.Void"] = "void",
        ["System.Object"] = "object",
        ["System.String"] = "string",
        ["System.Boolean"] = "bool",
        ["System.Char"] = "char",
        ["System.Byte"] = "byte",
        ["System.SByte"] = "sbyte",
        ["System.Int16"] = "short",
        ["System.UInt16"] = "ushort",
        ["System.Int32"] = "int",
        ["System.UInt32"] = "uint",
        ["System.Int64"] = "long",
        ["System.UInt64"] = "ulong",
        ["System.Single"] = "float",
        ["System.Double"] = "double",
        ["System.Decimal"] = "decimal"
    };

    private readonly HashSet<string> shortNamespaces = ["System", "System.Collections.Generic", "System.Runtime.Serialization", "Microsoft.Xrm.Sdk",
        ownNamespace];

    public string Of(TypeReference type)
    {
        return type switch
        {
            GenericParameter parameter => Parameter(parameter),
            ByReferenceType reference => "&" + Of(reference.ElementType),
            ArrayType array => Of(array.ElementType) + "[" + new string(',', array.Rank - 1) + "]",
            GenericInstanceType { ElementType.FullName: "System.Nullable`1" } nullable => Of(nullable.GenericArguments[0]) + "?",
            GenericInstanceType generic => Plain(generic.ElementType) + "<" + string.Join(", ", generic.GenericArguments.Select(Of)) + ">",
            IModifierType modified => Of(modified.ElementType),
            _ => Plain(type)
        };
    }

    private string Parameter(GenericParameter parameter)
    {
        if (!positional)
        {
            return parameter.Name;
        }

        return (parameter.Type == GenericParameterType.Method ? "!!" : "!") + parameter.Position;
    }

    private string Plain(TypeReference type)
    {
        if (Keywords.TryGetValue(type.FullName, out var keyword))
        {
            return keyword;
        }

        var name = type.Name.Split('`')[0];
        return type.Namespace.Length == 0 || shortNamespaces.Contains(type.Namespace) ? name : type.Namespace + "." + name;
    }
}
