using Mono.Cecil;

namespace Linking.Tests.Sdk;

/// <summary>The comparison notices each kind of difference: one line of the listing is altered, and the contract no longer agrees with it.</summary>
public sealed class ContractComparisonTests
{
    [Theory]
    [InlineData("a type that does not exist", "sealed class Microsoft.Xrm.Sdk.Money", "sealed class Microsoft.Xrm.Sdk.Cash", "not a type of the listing")]
    [InlineData("kind", "interface Microsoft.Xrm.Sdk.IPlugin\n", "class Microsoft.Xrm.Sdk.IPlugin\n", "declared as")]
    [InlineData("sealed", "sealed class Microsoft.Xrm.Sdk.Money", "class Microsoft.Xrm.Sdk.Money", "declared as")]
    [InlineData("abstract", "abstract class Microsoft.Xrm.Sdk.BaseServiceFault", "class Microsoft.Xrm.Sdk.BaseServiceFault", "declared as")]
    [InlineData("base type", "FetchExpression : QueryBase", "FetchExpression : QueryExpression", "declared as")]
    [InlineData("interfaces", "Microsoft.Xrm.Sdk.Money : IExtensibleDataObject", "Microsoft.Xrm.Sdk.Money", "declared as")]
    [InlineData("contract name", "Name=AggregateType ", "Name=XrmAggregateType ", "declared as")]
    [InlineData("contract namespace", "Name=ConcurrencyBehavior Namespace=http://schemas.microsoft.com/xrm/7.1",
        "Name=ConcurrencyBehavior Namespace=http://schemas.microsoft.com/xrm/2011", "declared as")]
    [InlineData("flags", "Name=EntityFilters Namespace=http://schemas.microsoft.com/xrm/2011/Metadata]  [Flags]",
        "Name=EntityFilters Namespace=http://schemas.microsoft.com/xrm/2011/Metadata]", "declared as")]
    [InlineData("serializable", "OrganizationServiceFault Namespace=http://schemas.microsoft.com/xrm/2011/Contracts]  [Serializable]",
        "OrganizationServiceFault Namespace=http://schemas.microsoft.com/xrm/2011/Contracts]", "declared as")]
    [InlineData("attribute usage", "OutputAttribute : ParameterAttribute  [AttributeUsage Property]",
        "OutputAttribute : ParameterAttribute  [AttributeUsage All]", "declared as")]
    [InlineData("return type", "EntityCollection RetrieveMultiple(", "DataCollection<Entity> RetrieveMultiple(", "no such member")]
    [InlineData("parameter type", "Guid Create(Entity entity)", "Guid Create(object entity)", "no such member")]
    [InlineData("parameter name", "Guid Create(Entity entity)", "Guid Create(Entity row)", "no such member")]
    [InlineData("params", "void Trace(string format, params object[] args)", "void Trace(string format, object[] args)", "no such member")]
    [InlineData("default value", "void Trace(string format, params object[] args)", "void Trace(string format = null, params object[] args)", "no such member")]
    [InlineData("out", "TryGetValue(TKey key, out TValue value)", "TryGetValue(TKey key, ref TValue value)", "no such member")]
    [InlineData("type argument", "public DataCollection<Entity> Entities", "public DataCollection<object> Entities", "no such member")]
    [InlineData("constraint", "public T ToEntity<T>() where T : Entity", "public T ToEntity<T>() where T : Entity, new()", "no such member")]
    [InlineData("virtual", "public virtual Guid Id { get; set; }", "public Guid Id { get; set; }", "no such member")]
    [InlineData("static", "public static DateTime MinSupportedValue", "public DateTime MinSupportedValue", "no such member")]
    [InlineData("access", "protected override bool ValueExistsInList", "public override bool ValueExistsInList", "no such member")]
    [InlineData("accessor", "public string RequestName { get; set; }", "public string RequestName { get; }", "no such member")]
    [InlineData("nullable", "public bool? ReturnResponses { get; set; }", "public bool ReturnResponses { get; set; }", "no such member")]
    [InlineData("field", "public static readonly QueryExpression Empty", "public static QueryExpression Empty", "no such member")]
    [InlineData("constant", "MaxSupportedLength = 4000", "MaxSupportedLength = 4001", "no such member")]
    [InlineData("enum value", "  NotBetween = 11", "  NotBetween = 111", "no such member")]
    [InlineData("enum is whole", "  NotBetween = 11\n", "  NotBetween = 11\n  Beyond = 90\n", "a member is missing")]
    [InlineData("interface is whole", "  Guid Create(Entity entity)\n", "  Guid Create(Entity entity)\n  void Touch(Guid id)\n", "a member is missing")]
    [InlineData("abstract members are whole", "  protected abstract bool ValueExistsInList(T value)\n",
        "  protected abstract bool ValueExistsInList(T value)\n  public abstract int Rank { get; }\n", "a member is missing")]
    [InlineData("overload", "  public void AddColumn(string column)\n", "  public void AddColumn(string column)\n  public void AddColumn(object column)\n",
        "an overload is missing")]
    [InlineData("indexer overload", "  public object this[string parameterName] { get; set; }\n",
        "  public object this[string parameterName] { get; set; }\n  public object this[int index] { get; }\n", "an overload is missing")]
    [InlineData("constructor", "  public .ctor(bool allColumns)\n", "  public .ctor(bool allColumns)\n  public .ctor(int count)\n", "an overload is missing")]
    public void A_difference_in_one_line_is_noticed(string what, string line, string altered, string expected)
    {
        var text = Listing.KeptText();
        var at = text.IndexOf(line, StringComparison.Ordinal);
        Assert.True(at >= 0, what + ": the listing has no such line");
        var listing = Listing.Parse(string.Concat(text.AsSpan(0, at), altered, text.AsSpan(at + line.Length)));

        Assert.Contains(DifferencesOfContracts(listing), difference => difference.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_that_is_only_in_the_contract_is_noticed_and_so_is_one_inside_a_type()
    {
        using var module = ModuleDefinition.CreateModule("small", ModuleKind.Dll);
        var type = new TypeDefinition("Microsoft.Xrm.Sdk", "Invented", TypeAttributes.Class | TypeAttributes.Public, module.TypeSystem.Object);
        type.NestedTypes.Add(new TypeDefinition("", "Inner", TypeAttributes.Class | TypeAttributes.NestedFamily, module.TypeSystem.Object));
        module.Types.Add(type);

        string[] expected = ["Microsoft.Xrm.Sdk.Invented: not a type of the listing", "Microsoft.Xrm.Sdk.Invented+Inner: not a type of the listing"];
        Assert.Equal(expected, ContractComparison.Differences(PublicInterface.Read(module), Listing.Kept()));
    }

    private static IEnumerable<string> DifferencesOfContracts(Listing listing)
    {
        return new[] { "Microsoft.Xrm.Sdk", "Microsoft.Xrm.Sdk.Workflow" }
            .SelectMany(name => ContractComparison.Differences(PublicInterface.Read(BuiltFiles.Contract("net462", name)), listing));
    }
}
