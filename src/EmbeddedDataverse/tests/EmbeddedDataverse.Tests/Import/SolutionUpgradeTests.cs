namespace EmbeddedDataverse.Tests.Import;

/// <summary>An upgrade is imported beside the solution, and takes its place when it is applied.</summary>
public sealed class SolutionUpgradeTests : IDisposable
{
    private static readonly Guid NewAssembly = new("22222222-0000-4000-8000-000000000005");
    private static readonly Guid NewType = new("22222222-0000-4000-8000-000000000002");
    private readonly Organization organization = Organization.Open();

    [Fact]
    public void A_new_major_or_minor_version_is_an_assembly_beside_the_old_one()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        organization.ImportSolution(Upgraded().Pack());
        Assert.Equal((2, 2), (organization.Count("pluginassembly"), organization.Count("plugintype")));
        Assert.Equal(NewType, organization.Get("customapi", organization.Find("customapi", "uniquename", "new_Measure"))
            .GetAttributeValue<EntityReference>("plugintypeid").Id);
    }

    [Fact]
    public void An_upgrade_waits_in_a_solution_of_its_own()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        Stage(Upgraded());
        Assert.Equal("1.0.0.0", VersionOf("Small"));
        Assert.Equal("2.0.0.0", VersionOf("Small_Upgrade"));
        Assert.Equal(2, organization.Count("pluginassembly"));
        var fault = Sample.Fault(() => Stage(Upgraded()));
        Assert.Equal((ErrorCodes.HoldingSolutionAlreadyExists, true),
            (fault.ErrorCode, fault.Message.Contains("Holding solution Small_Upgrade already exists.", StringComparison.Ordinal)));
    }

    [Fact]
    public void Applying_it_deletes_what_it_does_not_have_any_more()
    {
        organization.ImportSolution(new SmallSolution()
            .Customize("</attributes><EntitySetName>new_Assets", SmallSolutionXml.Of("new_Size", "int") + "</attributes><EntitySetName>new_Assets").Pack());
        var asset = organization.System.Create(new Entity(SmallSolution.Asset) { ["new_name"] = "P1", ["new_size"] = 7 });
        Stage(Upgraded());
        Apply();
        Assert.Equal("2.0.0.0", VersionOf("Small"));
        Assert.Equal(1, organization.Count("solution"));
        Assert.Equal(NewAssembly, Assert.Single(organization.System.RetrieveMultiple(new QueryExpression("pluginassembly")).Entities).Id);
        Assert.Equal("P1", organization.Get(SmallSolution.Asset, asset).GetAttributeValue<string>("new_name"));
        Assert.Contains("new_size", Sample.Fault(() => organization.System.Create(new Entity(SmallSolution.Asset) { ["new_size"] = 7 })).Message,
            StringComparison.Ordinal);
        Assert.Equal("measured A1", organization.System.Execute(new OrganizationRequest("new_Measure") { ["Asset"] = "A1" })["Text"]);
    }

    [Fact]
    public void A_step_on_a_type_that_is_to_go_stands_in_the_way_until_it_is_moved()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var step = StepOn(SmallSolution.PluginTypeId);
        Stage(Upgraded());
        var fault = Sample.Fault(Apply);
        Assert.Equal(ErrorCodes.SolutionDependenciesExist, fault.ErrorCode);
        Assert.StartsWith("Solution dependencies exist, cannot uninstall. DependencyCount : 1 RequiredComponentObject details: Type: PluginType",
            fault.Message, StringComparison.Ordinal);
        Assert.Contains($"Type: SdkMessageProcessingStep, ObjectName: touch, Id: {step:D}", fault.Message, StringComparison.Ordinal);
        Assert.Equal((2, "1.0.0.0"), (organization.Count("solution"), VersionOf("Small")));
        organization.System.Update(new Entity("sdkmessageprocessingstep", step) { ["plugintypeid"] = new EntityReference("plugintype", NewType) });
        Apply();
        Assert.StartsWith("touched", organization.Get("contact", organization.CreateContact())
            .GetAttributeValue<string>("description"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false, "is not installed")]
    [InlineData(false, true, "is an unmanaged solution")]
    public void Without_a_managed_solution_there_is_nothing_to_upgrade(bool managed, bool isInstalled, string expected)
    {
        if (isInstalled)
        {
            organization.ImportSolution(new SmallSolution(managed: managed).Pack());
        }

        Assert.Contains(expected, Sample.Fault(() => Stage(new SmallSolution("2.0.0.0", managed))).Message, StringComparison.Ordinal);
        Assert.Contains("'Small_Upgrade' does not exist",
            Sample.Fault(() => { organization.ImportSolution(new SmallSolution("1.0.0.0", managed).Pack()); Apply(); }).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.0", "22222222-0000-4000-8000-000000000005", "22222222-0000-4000-8000-000000000002", "is registered in version")]
    [InlineData("9.0", "11111111-0000-4000-8000-000000000005", "22222222-0000-4000-8000-000000000002", "is registered in version")]
    [InlineData("9.0", "22222222-0000-4000-8000-000000000005", "11111111-0000-4000-8000-000000000002", "in another assembly")]
    public void Version_and_ids_of_an_assembly_change_together(string version, string assembly, string type, string expected)
    {
        var present = typeof(TouchingPlugin).Assembly.GetName().Version!;
        organization.ImportSolution(new SmallSolution().Pack());
        var package = new SmallSolution("1.1.0.0")
            .WithAssembly(version == "1.0" ? $"{present.Major}.{present.Minor}" : version, new Guid(assembly), new Guid(type));
        var fault = Sample.Fault(() => organization.ImportSolution(package.Pack()));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.Equal("1.0.0.0", VersionOf("Small"));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static SmallSolution Upgraded() => new SmallSolution("2.0.0.0").WithAssembly("9.0", NewAssembly, NewType);

    private void Stage(SmallSolution package) =>
        _ = organization.System.Execute(new OrganizationRequest("ImportSolution") { ["CustomizationFile"] = package.Pack(), ["HoldingSolution"] = true });

    private void Apply() => _ = organization.System.Execute(new OrganizationRequest("DeleteAndPromote") { ["UniqueName"] = "Small" });

    private string VersionOf(string solution) =>
        organization.Get("solution", organization.Find("solution", "uniquename", solution)).GetAttributeValue<string>("version");

    private Guid StepOn(Guid type)
    {
        var message = organization.Find("sdkmessage", "name", "Create");
        var query = new QueryExpression("sdkmessagefilter");
        query.Criteria.AddCondition("primaryobjecttypecode", ConditionOperator.Equal, "contact");
        query.Criteria.AddCondition("sdkmessageid", ConditionOperator.Equal, message);
        return organization.System.Create(new Entity("sdkmessageprocessingstep")
        {
            ["name"] = "touch",
            ["plugintypeid"] = new EntityReference("plugintype", type),
            ["sdkmessageid"] = new EntityReference("sdkmessage", message),
            ["sdkmessagefilterid"] = organization.System.RetrieveMultiple(query).Entities.Single().ToEntityReference(),
            ["stage"] = new OptionSetValue(40),
            ["configuration"] = "touched",
        });
    }
}
