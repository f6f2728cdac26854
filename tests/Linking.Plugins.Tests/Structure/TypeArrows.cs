using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Linking.Plugins.Tests.Structure;

/// <summary>Which types of the built assembly use which: in signatures, fields, attributes and code. Nested types count as the type around them.</summary>
internal sealed class TypeArrows
{
    private readonly Dictionary<TypeDefinition, HashSet<TypeDefinition>> arrows = [];

    public TypeArrows(ModuleDefinition module)
    {
        foreach (var type in module.GetTypes())
        {
            Look(type);
        }
    }

    /// <summary>The types that people wrote.</summary>
    public IEnumerable<TypeDefinition> Types => arrows.Keys.Where(type => type.Namespace.Length > 0).OrderBy(type => type.FullName, StringComparer.Ordinal);

    /// <summary>The types that a type uses, itself left out.</summary>
    public IReadOnlyCollection<TypeDefinition> Of(TypeDefinition type) => arrows[type];

    /// <summary>The folder of a type: the last part of its namespace.</summary>
    public static string Folder(TypeDefinition type) => type.Namespace[(type.Namespace.LastIndexOf('.') + 1)..];

    private void Look(TypeDefinition type)
    {
        var outer = Outer(type);
        if (!arrows.TryGetValue(outer, out var used))
        {
            arrows.Add(outer, used = []);
        }

        void Use(TypeReference? reference)
        {
            foreach (var part in Parts(reference))
            {
                if (part is TypeDefinition found && Outer(found) is var to && to != outer && to.Namespace.Length > 0)
                {
                    used.Add(to);
                }
            }
        }

        Use(type.BaseType);
        foreach (var reference in type.Interfaces.Select(implemented => implemented.InterfaceType).Concat(type.Fields.Select(field => field.FieldType)))
        {
            Use(reference);
        }

        foreach (var method in type.Methods)
        {
            Use(method.ReturnType);
            foreach (var parameter in method.Parameters)
            {
                Use(parameter.ParameterType);
            }

            foreach (var variable in method.Body?.Variables ?? [])
            {
                Use(variable.VariableType);
            }

            foreach (var instruction in method.Body?.Instructions ?? [])
            {
                UseOperand(instruction, Use);
            }
        }
    }

    private static void UseOperand(Instruction instruction, Action<TypeReference?> use)
    {
        switch (instruction.Operand)
        {
            case TypeReference type:
                use(type);
                break;
            case FieldReference field:
                use(field.DeclaringType);
                use(field.FieldType);
                break;
            case MethodReference method:
                use(method.DeclaringType);
                use(method.ReturnType);
                foreach (var argument in (method as GenericInstanceMethod)?.GenericArguments ?? [])
                {
                    use(argument);
                }

                break;
        }
    }

    private static IEnumerable<TypeReference> Parts(TypeReference? reference)
    {
        if (reference is null or GenericParameter)
        {
            return [];
        }

        var inner = reference is GenericInstanceType generic ? generic.GenericArguments.SelectMany(Parts) : [];
        return reference is TypeSpecification specification and not GenericInstanceType
            ? Parts(specification.ElementType) : inner.Append(reference.GetElementType());
    }

    private static TypeDefinition Outer(TypeDefinition type) => type.DeclaringType is { } around ? Outer(around) : type;
}
