using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>The list of what the plug-in assembly must not use, and what of it a built assembly uses all the same.</summary>
internal sealed class BannedSymbols
{
    /// <summary>What may be used of it: the compiler's iterators ask for the thread, and one class reads the clock that others are handed.</summary>
    private static readonly string[] Allowed = ["P:System.Environment.CurrentManagedThreadId", "P:System.DateTime.UtcNow"];

    private readonly HashSet<string> symbols;

    public BannedSymbols(IEnumerable<string> lines)
    {
        symbols = lines.Where(line => !line.StartsWith("//", StringComparison.Ordinal)).Select(line => line.Split(';')[0]).ToHashSet(StringComparer.Ordinal);
    }

    public int Count => symbols.Count;

    public IReadOnlyList<string> UsedBy(ModuleDefinition module)
    {
        var members = module.GetMemberReferences().Where(member => !Allowed.Contains(Symbol(member))).ToList();
        var excused = module.GetMemberReferences().Except(members).Select(member => member.DeclaringType.FullName)
            .Except(members.Select(member => member.DeclaringType.FullName)).ToList();
        var types = module.GetTypeReferences().Where(type => !excused.Contains(type.FullName)).Where(IsBanned).Select(type => "the type " + type.FullName);
        var native = module.Types.SelectMany(type => type.Methods).Where(method => method.IsPInvokeImpl).Select(method => "the native method " + method.Name);
        return [.. types, .. members.Where(member => symbols.Contains(Symbol(member))).Select(member => "the member " + member.FullName), .. native];
    }

    private static string Symbol(MemberReference member)
    {
        var declaring = member.DeclaringType.FullName;
        return member switch
        {
            MethodReference method when method.Name.StartsWith("get_", StringComparison.Ordinal) => $"P:{declaring}.{method.Name[4..]}",
            MethodReference method =>
                $"M:{declaring}.{method.Name}({string.Join(',', method.Parameters.Select(parameter => parameter.ParameterType.FullName))})",
            _ => $"F:{declaring}.{member.Name}",
        };
    }

    private bool IsBanned(TypeReference type)
    {
        return symbols.Contains("T:" + type.FullName)
            || symbols.Any(symbol =>
                symbol.StartsWith("N:", StringComparison.Ordinal) && (type.Namespace + ".").StartsWith(symbol[2..] + ".", StringComparison.Ordinal));
    }
}
