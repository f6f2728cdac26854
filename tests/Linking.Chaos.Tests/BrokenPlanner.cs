using Linking.Plugins.Planning;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Linking.Chaos.Tests;

/// <summary>Makes copies of the plug-in assembly whose planner is broken on purpose. The product itself has no place for that.</summary>
internal static class BrokenPlanner
{
    private const string Planner = nameof(LinkPlanner);

    /// <summary>Links a row that several profiles claim to the first of them.</summary>
    public static byte[] IgnoresRivals() => Break(module =>
    {
        var rivalry = Method(module, Planner, "PlanRivalry");
        var claims = Method(module, nameof(RowFacts), "get_Claims");
        var item = new MethodReference("get_Item", ((GenericInstanceType)claims.ReturnType).ElementType.GenericParameters[0], claims.ReturnType) { HasThis = true };
        item.Parameters.Add(new ParameterDefinition(module.TypeSystem.Int32));
        Replace(rivalry, il =>
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Callvirt, claims);
            il.Emit(OpCodes.Ldc_I4_0);
            il.Emit(OpCodes.Callvirt, item);
            il.Emit(OpCodes.Callvirt, Method(module, nameof(Claim), "get_ProfileId"));
            il.Emit(OpCodes.Call, Method(module, Planner, "PlanClaimed"));
        });
    });

    /// <summary>Unlinks a row whose keys it does not find, although nothing said that one is gone.</summary>
    public static byte[] UnlinksOnAbsence() => Always(nameof(RowFacts), "get_KeyRemoved", true);

    /// <summary>Never unlinks a row.</summary>
    public static byte[] NeverUnlinks() => Always(nameof(RowFacts), "get_KeyRemoved", false);

    /// <summary>Leaves a link that was an arbitrary choice among rivals.</summary>
    public static byte[] TakesNothingBack() => Always(Planner, "WasDecidedInIgnorance", false);

    /// <summary>Leaves a row at its profile when another one claims it now.</summary>
    public static byte[] KeepsStaleLinks() => Break(module =>
    {
        var method = Method(module, Planner, "PlanClaimed");
        var linkedTo = Method(module, nameof(RowFacts), "get_LinkedTo");
        var link = new VariableDefinition(linkedTo.ReturnType);
        method.Body.Variables.Add(link);
        method.Body.InitLocals = true;
        var has = new MethodReference("get_HasValue", module.TypeSystem.Boolean, linkedTo.ReturnType) { HasThis = true };
        var il = method.Body.GetILProcessor();
        var first = method.Body.Instructions[0];
        foreach (var instruction in new[]
        {
            il.Create(OpCodes.Ldarg_0),
            il.Create(OpCodes.Callvirt, linkedTo),
            il.Create(OpCodes.Stloc, link),
            il.Create(OpCodes.Ldloca, link),
            il.Create(OpCodes.Call, has),
            il.Create(OpCodes.Brfalse, first),
            il.Create(OpCodes.Ldloc, link),
            il.Create(OpCodes.Starg, method.Parameters[1]),
        })
        {
            il.InsertBefore(first, instruction);
        }
    });

    private static byte[] Always(string type, string method, bool answer)
    {
        return Break(module => Replace(Method(module, type, method), il => il.Emit(answer ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0)));
    }

    private static byte[] Break(Action<ModuleDefinition> change)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(typeof(LinkPlanner).Assembly.Location);
        change(assembly.MainModule);
        using var stream = new MemoryStream();
        assembly.Write(stream);
        return stream.ToArray();
    }

    private static void Replace(MethodDefinition method, Action<ILProcessor> body)
    {
        method.Body = new MethodBody(method);
        var il = method.Body.GetILProcessor();
        body(il);
        il.Emit(OpCodes.Ret);
    }

    private static MethodDefinition Method(ModuleDefinition module, string type, string name)
    {
        return module.Types.Single(found => found.Name == type).Methods.Single(method => method.Name == name);
    }
}
