using Linking.Plugins.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Linking.Chaos.Tests;

/// <summary>Makes copies of the plug-in assembly whose planner is broken on purpose. The product itself has no place for that.</summary>
internal static class BrokenPlanner
{
    private const string Planner = nameof(LinkPlanner);

    /// <summary>Takes every claim for one of the strongest kind.</summary>
    public static byte[] IgnoresKinds() => Always(nameof(Claim), "get_Kind", 0);

    /// <summary>Takes no notice of ranks.</summary>
    public static byte[] IgnoresRanks() => Always(nameof(Claim), "get_Rank", 0);

    /// <summary>Gives a disputed row to the highest CustomerId.</summary>
    public static byte[] TakesTheHighest() => Break(module =>
    {
        var method = Method(module, nameof(CustomerId), "CompareTo");
        var il = method.Body.GetILProcessor();
        foreach (var end in method.Body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ret).ToList())
        {
            il.InsertBefore(end, il.Create(OpCodes.Neg));
        }
    });

    /// <summary>Says nothing of a dispute.</summary>
    public static byte[] IgnoresRivals() => Always(nameof(Ownership), "get_IsDisputed", 0);

    /// <summary>Takes what is missing for gone at the first look.</summary>
    public static byte[] ActsOnAbsenceAtOnce() => Always(Planner, "IsCertain", 1);

    /// <summary>Never takes a second look.</summary>
    public static byte[] NeverLooksAgain() => Break(module =>
    {
        var plan = Method(module, Planner, "Plan");
        var il = plan.Body.GetILProcessor();
        var first = plan.Body.Instructions[0];
        il.InsertBefore(first, il.Create(OpCodes.Ldc_I4, (int)Look.AtOnce));
        il.InsertBefore(first, il.Create(OpCodes.Starg, plan.Parameters[1]));
    });

    /// <summary>Leaves everything to runs.</summary>
    public static byte[] LinksNothingAtOnce() => Always(Planner, "MayChangeAtOnce", 0);

    /// <summary>Lets any claim move a row to another customer at once.</summary>
    public static byte[] MovesByAnyClaim() => Always(nameof(Ownership), "get_DecidesAtOnce", 1);

    private static byte[] Always(string type, string method, int answer)
    {
        return Break(module =>
        {
            var found = Method(module, type, method);
            found.Body = new MethodBody(found);
            var il = found.Body.GetILProcessor();
            il.Emit(OpCodes.Ldc_I4, answer);
            il.Emit(OpCodes.Ret);
        });
    }

    private static byte[] Break(Action<ModuleDefinition> change)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(LinkPlanner).Assembly.Location);
        change(assembly.MainModule);
        using var stream = new MemoryStream();
        assembly.Write(stream);
        return stream.ToArray();
    }

    private static MethodDefinition Method(ModuleDefinition module, string type, string name)
    {
        return module.Types.Single(found => found.Name == type).Methods.Single(method => method.Name == name);
    }
}
