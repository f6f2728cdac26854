using System.Globalization;
using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>Writes the public and protected members of a type as the listing does.</summary>
internal sealed class MemberLines(TypeDefinition type)
{
    private readonly TypeNames names = new(type.Namespace, false);

    public IEnumerable<string> All()
    {
        return type.Fields.Where(IsVisible).Select(Field)
            .Concat(type.Methods.Where(method => IsVisible(method) && !IsAccessor(method) && method is not { IsConstructor: true, IsStatic: true })
                .Select(Method))
            .Concat(type.Properties.Where(property => Visible(property).Any()).Select(Property))
            .Concat(type.Events.Select(member => "event " + member.Name));
    }

    private static bool IsVisible(MethodDefinition method)
    {
        return method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
    }

    private static bool IsVisible(FieldDefinition field)
    {
        return (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;
    }

    private static bool IsAccessor(MethodDefinition method)
    {
        return method.IsSpecialName && !method.IsConstructor && !method.Name.StartsWith("op_", StringComparison.Ordinal);
    }

    private static IEnumerable<MethodDefinition> Visible(PropertyDefinition property)
    {
        return new[] { property.GetMethod, property.SetMethod }.Where(accessor => accessor != null && IsVisible(accessor));
    }

    private static string Access(bool isPublic, bool isFamily)
    {
        return isPublic ? "public " : isFamily ? "protected " : "protected internal ";
    }

    private string Modifiers(MethodDefinition method)
    {
        if (type.IsInterface)
        {
            return "";
        }

        var access = Access(method.IsPublic, method.IsFamily);
        if (method.IsStatic)
        {
            return access + "static ";
        }

        if (!method.IsVirtual || (method.IsFinal && method.IsNewSlot))
        {
            return access;
        }

        return access + (method.IsFinal ? "sealed " : "") + (!method.IsNewSlot ? "override " : method.IsAbstract ? "abstract " : "virtual ");
    }

    private string Field(FieldDefinition field)
    {
        if (type.IsEnum)
        {
            return field.Name + " = " + Constant(field.Constant);
        }

        var access = Access(field.IsPublic, field.IsFamily);
        if (field.HasConstant)
        {
            return access + "const " + names.Of(field.FieldType) + " " + field.Name + " = " + Constant(field.Constant);
        }

        return access + (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "") + names.Of(field.FieldType) + " " + field.Name;
    }

    private string Method(MethodDefinition method)
    {
        var head = method.IsConstructor ? Modifiers(method) + ".ctor" : Modifiers(method) + names.Of(method.ReturnType) + " " + method.Name;
        if (method.HasGenericParameters)
        {
            head += "<" + string.Join(", ", method.GenericParameters.Select(parameter => parameter.Name)) + ">";
        }

        var isExtension = method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ExtensionAttribute");
        return head + "(" + (isExtension ? "this " : "") + Parameters(method.Parameters) + ")" + string.Concat(method.GenericParameters.Select(Constraints));
    }

    private string Property(PropertyDefinition property)
    {
        var accessors = Visible(property).ToList();
        var widest = accessors.Find(accessor => accessor.IsPublic) ?? accessors[0];
        var text = string.Concat(accessors.Select(accessor =>
            (accessor.IsPublic == widest.IsPublic ? "" : Access(accessor.IsPublic, accessor.IsFamily)) + (accessor == property.GetMethod ? "get; " : "set; ")));
        var name = property.HasParameters ? "this[" + Parameters(property.Parameters) + "]" : property.Name;
        return Modifiers(widest) + names.Of(property.PropertyType) + " " + name + " { " + text + "}";
    }

    private string Parameters(IEnumerable<ParameterDefinition> parameters)
    {
        return string.Join(", ", parameters.Select(parameter =>
        {
            var prefix = parameter.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "ParamArrayAttribute") ? "params " : "";
            var typeName = names.Of(parameter.ParameterType).Replace("&", parameter.IsOut ? "out " : "ref ", StringComparison.Ordinal);
            return prefix + typeName + " " + parameter.Name + (parameter.HasConstant ? " = " + Constant(parameter.Constant) : "");
        }));
    }

    private string Constraints(GenericParameter parameter)
    {
        var constraints = parameter.Constraints.Select(constraint => names.Of(constraint.ConstraintType)).Where(name => name != "ValueType").ToList();
        if (parameter.HasNotNullableValueTypeConstraint)
        {
            constraints.Insert(0, "struct");
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            constraints.Insert(0, "class");
        }

        if (parameter is { HasDefaultConstructorConstraint: true, HasNotNullableValueTypeConstraint: false })
        {
            constraints.Add("new()");
        }

        return constraints.Count == 0 ? "" : " where " + parameter.Name + " : " + string.Join(", ", constraints);
    }

    private static string Constant(object? value)
    {
        return value switch
        {
            null => "null",
            string text => "\"" + text + "\"",
            bool flag => flag ? "true" : "false",
            _ =>
            Convert.ToString(value, CultureInfo.InvariantCulture)!
        };
    }
}
