using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>The plug-in assembly uses nothing that its host lacks.</summary>
public sealed class ShippedAssemblyTests : IDisposable
{
    private readonly FrameworkAssemblies framework = new();

    public void Dispose() => framework.Dispose();

    [Fact]
    public void Plug_in_assembly_uses_only_what_Dataverse_supplies()
    {
        using var module = framework.Read(BuiltFiles.Plugins);

        Assert.Empty(ShippedAssembly.Problems(module, Listing.Kept(), framework));
    }

    /// <summary>Every member that the contracts declare is found by its signature; so a member that is not found is not there.</summary>
    [Theory]
    [InlineData("Microsoft.Xrm.Sdk")]
    [InlineData("Microsoft.Xrm.Sdk.Workflow")]
    public void Every_declared_member_is_found_by_its_signature(string name)
    {
        using var contract = ModuleDefinition.ReadModule(BuiltFiles.Contract("net462", name));
        using var user = SmallPlugin.Create();
        foreach (var type in contract.Types.Where(type => type.IsPublic && !type.IsEnum))
        {
            SmallPlugin.Use(user, type.Methods.Where(method =>
                (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && method is not { IsConstructor: true, IsStatic: true }));
        }

        using var written = framework.Read(SmallPlugin.Written(user));
        Assert.True(written.GetMemberReferences().Count() > 10);
        Assert.DoesNotContain(ShippedAssembly.Problems(written, Listing.Kept(), framework), problem => problem.StartsWith("uses", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Entity", "Clone", "uses the member Microsoft.Xrm.Sdk.Entity: void Clone()")]
    [InlineData("Entity", "ToEntityReference", "uses the member Microsoft.Xrm.Sdk.Entity: void ToEntityReference()")]
    [InlineData("Invented", "Run", "uses the type Microsoft.Xrm.Sdk.Invented")]
    public void A_member_or_type_that_does_not_exist_is_noticed(string type, string method, string expected)
    {
        using var user = SmallPlugin.Create();
        SmallPlugin.Use(user, "Microsoft.Xrm.Sdk", type, method);
        using var written = framework.Read(SmallPlugin.Written(user));

        Assert.Contains(expected, ShippedAssembly.Problems(written, Listing.Kept(), framework));
    }

    [Fact]
    public void A_further_assembly_another_SDK_and_a_missing_strong_name_are_noticed()
    {
        using var user = SmallPlugin.Create();
        user.AssemblyReferences.Add(new AssemblyNameReference("Newtonsoft.Json", new Version(13, 0)));
        user.AssemblyReferences.Add(new AssemblyNameReference("Microsoft.Crm.Sdk.Proxy", new Version(9, 0)));
        user.AssemblyReferences.Add(new AssemblyNameReference("Microsoft.Xrm.Sdk.Workflow", new Version(8, 0, 0, 0)));

        var problems = ShippedAssembly.Problems(user, Listing.Kept(), framework);

        Assert.Contains("references the assembly Newtonsoft.Json", problems);
        Assert.Contains("references the assembly Microsoft.Crm.Sdk.Proxy", problems);
        Assert.Contains("references another SDK: Microsoft.Xrm.Sdk.Workflow, Version=8.0.0.0, Culture=neutral, PublicKeyToken=null", problems);
        Assert.Contains("not strong-named", problems);
        Assert.Contains("not built for .NET Framework 4.6.2", problems);
    }

    [Fact]
    public void An_assembly_is_looked_for_by_name_and_version_among_those_of_the_framework()
    {
        using var user = SmallPlugin.Create();
        user.AssemblyReferences.Add(new AssemblyNameReference("System.Memory", new Version(4, 0, 1, 1)));
        user.AssemblyReferences.Add(new AssemblyNameReference("System.Text.Json", new Version(6, 0, 0, 0)));
        user.AssemblyReferences.Add(Framework("System.Core", new Version(4, 0, 0, 0)));
        user.AssemblyReferences.Add(Framework("System.Xml", new Version(4, 1, 0, 0)));

        var problems = ShippedAssembly.Problems(user, Listing.Kept(), framework);

        Assert.Contains("references the assembly System.Memory", problems);
        Assert.Contains("references the assembly System.Text.Json", problems);
        Assert.DoesNotContain(problems, problem => problem.Contains("System.Core", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.StartsWith("references System.Xml, Version=4.1.0.0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mscorlib", "System", "String", "Concat", null)]
    [InlineData("mscorlib", "System", "String", "Contains", "uses the member System.Void System.String::Contains(System.Object)")]
    [InlineData("mscorlib", "System", "HashCode", "Combine", "uses the type System.HashCode")]
    [InlineData("System.Core", "System.Linq", "Enumerable", "DistinctBy", "uses the member System.Void System.Linq.Enumerable::DistinctBy(System.Object)")]
    public void A_member_or_type_that_only_newer_frameworks_have_is_noticed(string assembly, string space, string type, string method, string? expected)
    {
        using var user = SmallPlugin.Create();
        SmallPlugin.Use(user, Framework(assembly, new Version(4, 0, 0, 0)), space, type, method, user.TypeSystem.Object);
        if (expected is null)
        {
            // This one is there, and gives a text.
            var instructions = user.GetType("Small.Plugin").Methods.Single().Body.Instructions;
            instructions.Select(instruction => instruction.Operand).OfType<MethodReference>().Single().ReturnType = user.TypeSystem.String;
        }

        using var written = framework.Read(SmallPlugin.Written(user));

        var problems = ShippedAssembly.Problems(written, Listing.Kept(), framework).Where(problem => problem.StartsWith("uses", StringComparison.Ordinal));
        Assert.Equal(expected is null ? [] : [expected], problems);
    }

    private static AssemblyNameReference Framework(string name, Version version)
    {
        return new AssemblyNameReference(name, version) { PublicKeyToken = [0xb7, 0x7a, 0x5c, 0x56, 0x19, 0x34, 0xe0, 0x89] };
    }
}
