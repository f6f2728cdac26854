namespace EmbeddedDataverse.Tests.Import;

/// <summary>A managed solution is deleted with all it brought, unless something that stays needs it.</summary>
public sealed class SolutionUninstallTests : IDisposable
{
    private static readonly string[] ComponentTables = ["pluginassembly", "plugintype", "customapi", "customapirequestparameter", "customapiresponseproperty",
        "webresource", "systemform", "savedquery", "sitemap", "appmodule", "appmodulecomponent", "environmentvariabledefinition", "solutioncomponent",
        "solution"];

    private readonly Organization organization = Organization.Open();

    [Fact]
    public void A_managed_solution_goes_with_its_components_and_can_be_installed_again()
    {
        var before = ComponentTables.Select(organization.Count).ToList();
        organization.ImportSolution(new SmallSolution().Pack());
        organization.AssignRole(organization.CreateUser("Eve"), "Reader of assets");
        _ = organization.System.Create(new Entity(SmallSolution.Asset) { ["new_name"] = "P1" });
        Uninstall();
        Assert.Equal(before, ComponentTables.Select(organization.Count));
        Assert.Equal(0, RowsOf("role", "name", "Reader of assets") + RowsOf("sdkmessage", "name", "new_Measure")
            + RowsOf("sdkmessagefilter", "primaryobjecttypecode", SmallSolution.Asset));
        Assert.Contains(SmallSolution.Asset, Sample.Fault(() => organization.Count(SmallSolution.Asset)).Message, StringComparison.Ordinal);
        organization.ImportSolution(new SmallSolution().Pack());
        Assert.Equal(0, organization.Count(SmallSolution.Asset));
    }

    [Fact]
    public void An_unmanaged_solution_is_a_list_of_components_that_stay()
    {
        organization.ImportSolution(new SmallSolution(managed: false).Pack());
        Uninstall();
        Assert.Equal((0, 0, 1), (organization.Count("solution"), organization.Count("solutioncomponent"), organization.Count("pluginassembly")));
        Assert.Equal(0, organization.Count(SmallSolution.Asset));
    }

    [Fact]
    public void What_needs_a_component_stands_in_the_way_and_is_named()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var created = new[]
        {
            (90, organization.Step("Create", "contact", 40, _ => { }, more: row =>
                row["eventhandler"] = new EntityReference("plugintype", SmallSolution.PluginTypeId))),
            (1, organization.Step("Create", SmallSolution.Asset, 40, _ => { })),
            (61, organization.System.Create(new Entity("systemform") { ["name"] = "Contact", ["objecttypecode"] = "contact",
                ["formxml"] = "<form><control><parameters><Url>new_icon</Url></parameters></control></form>" })),
            (90, organization.System.Create(new Entity("workflow") { ["name"] = "Nightly",
                ["xaml"] = $"<mxswa:ActivityReference AssemblyQualifiedName=\"{typeof(TouchingPlugin).AssemblyQualifiedName}\" />" })),
        };
        var found = ((EntityCollection)organization.System.Execute(
            new OrganizationRequest("RetrieveDependenciesForUninstall") { ["SolutionUniqueName"] = "Small" })["EntityCollection"]).Entities
            .Select(row => (row.GetAttributeValue<OptionSetValue>("requiredcomponenttype").Value, row.GetAttributeValue<Guid>("dependentcomponentobjectid")));
        Assert.Equal(created.Order(), found.Order());
        var fault = Sample.Fault(Uninstall);
        Assert.Equal(ErrorCodes.SolutionDependenciesExist, fault.ErrorCode);
        Assert.Contains("DependencyCount : 4 ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Type: SystemForm, ObjectName: Contact", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Type: Workflow, ObjectName: Nightly", fault.Message, StringComparison.Ordinal);
        Assert.Equal((1, 0), (organization.Count("solution"), organization.Count(SmallSolution.Asset)));
    }

    [Fact]
    public void A_lookup_of_a_table_that_stays_stands_in_the_way()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        organization.DefineTable(new TableDefinition
        {
            LogicalName = "new_work",
            SchemaName = "new_Work",
            PrimaryName = "new_name",
            Columns = [ColumnDefinition.Text("new_name"), ColumnDefinition.Lookup("new_assetid", SmallSolution.Asset)]
        });
        Assert.Contains("Type: Attribute, ObjectName: new_work.new_assetid", Sample.Fault(Uninstall).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_that_another_solution_has_too_stays()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        organization.ImportSolution(new SmallSolution().Replace("solution.xml", "<UniqueName>Small</UniqueName>", "<UniqueName>Other</UniqueName>").Pack());
        Uninstall();
        Assert.Equal("measured A1", organization.System.Execute(new OrganizationRequest("new_Measure") { ["Asset"] = "A1" })["Text"]);
        Assert.Equal("Other", Assert.Single(organization.System.RetrieveMultiple(new QueryExpression("solution") { ColumnSet = new ColumnSet(true) }).Entities)
            .GetAttributeValue<string>("uniquename"));
    }

    [Fact]
    public void Uninstalling_needs_the_privilege_to_delete_solutions()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var user = organization.CreateUser("Eve");
        var solution = organization.Find("solution", "uniquename", "Small");
        Assert.Contains("prvDeleteSolution", Sample.Fault(() => organization.ServiceFor(user).Delete("solution", solution)).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private void Uninstall() => organization.System.Delete("solution", organization.Find("solution", "uniquename", "Small"));

    private int RowsOf(string table, string column, object value)
    {
        var query = new QueryExpression(table);
        query.Criteria.AddCondition(column, ConditionOperator.Equal, value);
        return organization.System.RetrieveMultiple(query).Entities.Count;
    }
}
