namespace Linking.Tests.Sdk;

/// <summary>
/// The built contract assemblies have the identity and the public shapes of the real ones, so that what compiles against them binds to the real SDK.
/// </summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData("net462", "Microsoft.Xrm.Sdk")]
    [InlineData("net10.0", "Microsoft.Xrm.Sdk")]
    [InlineData("net462", "Microsoft.Xrm.Sdk.Workflow")]
    [InlineData("net10.0", "Microsoft.Xrm.Sdk.Workflow")]
    public void Contract_declares_nothing_but_what_the_real_assembly_has(string framework, string name)
    {
        var contract = PublicInterface.Read(BuiltFiles.Contract(framework, name));

        Assert.NotEmpty(contract.Types);
        Assert.Empty(ContractComparison.Differences(contract, Listing.Kept()));
    }

    [Theory]
    [InlineData("net462", "Microsoft.Xrm.Sdk")]
    [InlineData("net10.0", "Microsoft.Xrm.Sdk")]
    [InlineData("net462", "Microsoft.Xrm.Sdk.Workflow")]
    [InlineData("net10.0", "Microsoft.Xrm.Sdk.Workflow")]
    public void Contract_has_the_identity_of_the_real_assembly(string framework, string name)
    {
        Assert.Equal(name + ", Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35", AssemblyIdentity.Read(BuiltFiles.Contract(framework, name)));
    }

    [Theory]
    [InlineData("Microsoft.Xrm.Sdk")]
    [InlineData("Microsoft.Xrm.Sdk.Workflow")]
    public void Both_builds_of_a_contract_declare_the_same(string name)
    {
        var compiled = PublicInterface.Read(BuiltFiles.Contract("net462", name));
        var run = PublicInterface.Read(BuiltFiles.Contract("net10.0", name));

        Assert.Equal(compiled.Types.Select(Text), run.Types.Select(Text));
    }

    [Fact]
    public void Faults_have_the_identity_and_the_shapes_of_the_framework()
    {
        var reference = BuiltFiles.Contract("reference", "System.ServiceModel");
        var contract = BuiltFiles.Contract("net10.0", "System.ServiceModel");

        var differences = ContractComparison.Differences(PublicInterface.Read(contract), PublicInterface.Read(reference));

        // What is made from a message is left out, because that would need the messages.
        Assert.Equal(AssemblyIdentity.Read(reference), AssemblyIdentity.Read(contract));
        Assert.All(differences, difference =>
            Assert.Contains("overload is missing: public .ctor(System.ServiceModel.Channels.MessageFault ", difference, StringComparison.Ordinal));
    }

    private static string Text(ListedType type)
    {
        return type.Header + "\n" + string.Join('\n', type.Members);
    }
}
