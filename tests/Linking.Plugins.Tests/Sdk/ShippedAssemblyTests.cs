using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>The plug-in assembly uses nothing that its host lacks.</summary>
public sealed class ShippedAssemblyTests
{
    [Fact]
    public void Plug_in_assembly_uses_only_what_Dataverse_supplies()
    {
        using var module = ModuleDefinition.ReadModule(BuiltFiles.Plugins);

        Assert.Empty(ShippedAssembly.Problems(module, Listing.Kept()));
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
            SmallPlugin.Use(user, type.Methods.Where(method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && method is not { IsConstructor: true, IsStatic: true }));
        }

        using var written = SmallPlugin.Reread(user);
        Assert.True(written.GetMemberReferences().Count() > 10);
        Assert.DoesNotContain(ShippedAssembly.Problems(written, Listing.Kept()), problem => problem.StartsWith("uses", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Entity", "Clone", "uses the member Microsoft.Xrm.Sdk.Entity: void Clone()")]
    [InlineData("Entity", "ToEntityReference", "uses the member Microsoft.Xrm.Sdk.Entity: void ToEntityReference()")]
    [InlineData("Invented", "Run", "uses the type Microsoft.Xrm.Sdk.Invented")]
    public void A_member_or_type_that_does_not_exist_is_noticed(string type, string method, string expected)
    {
        using var user = SmallPlugin.Create();
        SmallPlugin.Use(user, "Microsoft.Xrm.Sdk", type, method);
        using var written = SmallPlugin.Reread(user);

        Assert.Contains(expected, ShippedAssembly.Problems(written, Listing.Kept()));
    }

    [Fact]
    public void A_further_assembly_another_SDK_and_a_missing_strong_name_are_noticed()
    {
        using var user = SmallPlugin.Create();
        user.AssemblyReferences.Add(new AssemblyNameReference("Newtonsoft.Json", new Version(13, 0)));
        user.AssemblyReferences.Add(new AssemblyNameReference("Microsoft.Crm.Sdk.Proxy", new Version(9, 0)));
        user.AssemblyReferences.Add(new AssemblyNameReference("Microsoft.Xrm.Sdk.Workflow", new Version(8, 0, 0, 0)));

        var problems = ShippedAssembly.Problems(user, Listing.Kept());

        Assert.Contains("references the assembly Newtonsoft.Json", problems);
        Assert.Contains("references the assembly Microsoft.Crm.Sdk.Proxy", problems);
        Assert.Contains("references another SDK: Microsoft.Xrm.Sdk.Workflow, Version=8.0.0.0, Culture=neutral, PublicKeyToken=null", problems);
        Assert.Contains("not strong-named", problems);
        Assert.Contains("not built for .NET Framework 4.6.2", problems);
    }
}
