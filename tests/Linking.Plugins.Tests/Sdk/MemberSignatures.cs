using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>Brings the members that a type is listed with, and those that an assembly refers to, into one form: result, name, parameter types.</summary>
internal static partial class MemberSignatures
{
    public static string Of(MemberReference member, ListedType type)
    {
        var names = new TypeNames(type.Namespace, true);
        if (member is FieldReference field)
        {
            return names.Of(field.FieldType) + " " + field.Name;
        }

        var method = (MethodReference)member;
        var arity = method.HasGenericParameters ? "`" + method.GenericParameters.Count : "";
        return $"{names.Of(method.ReturnType)} "
            + $"{method.Name}{arity}({string.Join(", ", method.Parameters.Select(parameter => names.Of(parameter.ParameterType)))})";
    }

    public static IReadOnlySet<string> Of(ListedType type)
    {
        return type.Members.SelectMany(member => Of(member, type)).ToHashSet();
    }

    private static IEnumerable<string> Of(string line, ListedType type)
    {
        var text = Positions(Modifiers().Replace(line, ""), type.TypeParameters, "!").Split(" where ")[0];
        if (text.EndsWith('}'))
        {
            return Accessors(text);
        }

        return text.EndsWith(')') ? [Method(text)] : [text.Split(" = ")[0]];
    }

    private static IEnumerable<string> Accessors(string text)
    {
        var match = Property().Match(text);
        var type = match.Groups["type"].Value;
        var isIndexer = match.Groups["index"].Success;
        var name = isIndexer ? "Item" : match.Groups["name"].Value;
        var index = isIndexer ? ParameterTypes(match.Groups["index"].Value) : [];
        if (match.Groups["accessors"].Value.Contains("get;", StringComparison.Ordinal))
        {
            yield return $"{type} get_{name}({string.Join(", ", index)})";
        }

        if (match.Groups["accessors"].Value.Contains("set;", StringComparison.Ordinal))
        {
            yield return $"void set_{name}({string.Join(", ", index.Append(type))})";
        }
    }

    private static string Method(string text)
    {
        var generic = GenericMethod().Match(text);
        var arity = "";
        if (generic.Success)
        {
            var list = generic.Groups["list"];
            var parameters = generic.Groups["parameters"].Value.Split(", ");
            text = Positions(text.Remove(list.Index, list.Length), parameters, "!!");
            arity = "`" + parameters.Length;
        }

        var open = text.IndexOf('(', StringComparison.Ordinal);
        var head = text[..open] == ".ctor" ? "void .ctor" : text[..open] + arity;
        return $"{head}({string.Join(", ", ParameterTypes(text[(open + 1)..^1]))})";
    }

    private static List<string> ParameterTypes(string parameters)
    {
        var declarations = Separators().Split(parameters).Where(parameter => parameter.Length > 0).Select(parameter => parameter.Split(" = ")[0]);
        return [.. declarations.Select(parameter => References().Replace(Prefixes().Replace(parameter[..parameter.LastIndexOf(' ')], ""), "&"))];
    }

    private static string Positions(string text, IReadOnlyList<string> parameters, string mark)
    {
        for (var position = 0; position < parameters.Count; position++)
        {
            text = Regex.Replace(text, @"(?<![\w.])" + parameters[position] + @"(?!\w)", mark + position, RegexOptions.None, TimeSpan.FromSeconds(1));
        }

        return text;
    }

    [GeneratedRegex(@"^((public|protected|internal|static|abstract|virtual|override|sealed|readonly|const) )+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Modifiers();

    [GeneratedRegex(@"^(?<type>.+) (?<name>\w+)(\[(?<index>.*)\])? \{ (?<accessors>.*)\}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Property();

    [GeneratedRegex(@"\w(?<list><(?<parameters>[^<>]+)>)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GenericMethod();

    [GeneratedRegex(@", (?![^<]*>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^((params|this) )+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Prefixes();

    [GeneratedRegex(@"^(out|ref) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex References();
}
