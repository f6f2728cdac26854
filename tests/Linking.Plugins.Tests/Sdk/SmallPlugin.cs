using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Linking.Tests.Sdk;

/// <summary>Makes an assembly with a method that calls what it is told to.</summary>
internal static class SmallPlugin
{
    private static readonly byte[] Token = [0x31, 0xbf, 0x38, 0x56, 0xad, 0x36, 0x4e, 0x35];

    public static ModuleDefinition Create()
    {
        var module = ModuleDefinition.CreateModule("small", ModuleKind.Dll);
        var type = new TypeDefinition("Small", "Plugin", TypeAttributes.Public | TypeAttributes.Class, module.TypeSystem.Object);
        type.Methods.Add(new MethodDefinition("Run", MethodAttributes.Public | MethodAttributes.Static, module.TypeSystem.Void));
        module.Types.Add(type);
        return module;
    }

    public static void Use(ModuleDefinition module, IEnumerable<MethodReference> methods)
    {
        var code = module.GetType("Small.Plugin").Methods.Single().Body.GetILProcessor();
        foreach (var method in methods)
        {
            code.Append(code.Create(OpCodes.Call, module.ImportReference(method)));
        }
    }

    public static void Use(ModuleDefinition module, string namespaceName, string typeName, string methodName)
    {
        Use(module, new AssemblyNameReference("Microsoft.Xrm.Sdk", new Version(9, 0, 0, 0)) { PublicKeyToken = Token }, namespaceName, typeName, methodName);
    }

    public static void Use(ModuleDefinition module, AssemblyNameReference assembly, string namespaceName, string typeName, string methodName,
        params TypeReference[] parameters)
    {
        module.AssemblyReferences.Add(assembly);
        var method = new MethodReference(methodName, module.TypeSystem.Void, new TypeReference(namespaceName, typeName, module, assembly));
        foreach (var parameter in parameters)
        {
            method.Parameters.Add(new ParameterDefinition(parameter));
        }

        Use(module, [method]);
    }

    /// <summary>References are found only in an assembly that has been written.</summary>
    public static ModuleDefinition Reread(ModuleDefinition module) => ModuleDefinition.ReadModule(Written(module));

    /// <summary>The assembly as it would be written.</summary>
    public static MemoryStream Written(ModuleDefinition module)
    {
        var stream = new MemoryStream();
        module.Write(stream);
        stream.Position = 0;
        return stream;
    }
}
