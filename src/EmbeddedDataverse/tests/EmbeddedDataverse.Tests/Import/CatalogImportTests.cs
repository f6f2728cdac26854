namespace EmbeddedDataverse.Tests.Import;

/// <summary>Catalogs of a package, their categories, and what is assigned to them.</summary>
public sealed class CatalogImportTests : IDisposable
{
    private const string Assignments = "Assets/catalogassignments.xml";
    private readonly Organization organization = Organization.Open();

    [Fact]
    public void A_category_points_to_its_root_and_an_assignment_to_category_and_custom_api()
    {
        organization.ImportSolution(WithCatalogs().Pack());
        var root = organization.Find("catalog", "uniquename", "new_Works");
        var category = organization.Get("catalog", organization.Find("catalog", "uniquename", "new_Alarms"));
        var assignment = organization.Get("catalogassignment", organization.Find("catalogassignment", "name", "new_Measure"));
        Assert.Equal(root, category.GetAttributeValue<EntityReference>("parentcatalogid").Id);
        Assert.Equal(category.Id, assignment.GetAttributeValue<EntityReference>("catalogid").Id);
        Assert.Equal(organization.Find("customapi", "uniquename", "new_Measure"), assignment.GetAttributeValue<EntityReference>("object").Id);
    }

    [Fact]
    public void An_update_writes_the_same_rows_again()
    {
        organization.ImportSolution(WithCatalogs().Pack());
        organization.ImportSolution(WithCatalogs("1.1.0.0").Pack());
        Assert.Equal((2, 1), (organization.Count("catalog"), organization.Count("catalogassignment")));
    }

    [Fact]
    public void A_catalog_with_assignments_cannot_be_deleted()
    {
        organization.ImportSolution(WithCatalogs().Pack());
        var category = organization.Find("catalog", "uniquename", "new_Alarms");
        _ = Sample.Fault(() => organization.System.Delete("catalog", category));
        organization.System.Delete("catalogassignment", organization.Find("catalogassignment", "name", "new_Measure"));
        organization.System.Delete("catalog", category);
    }

    [Theory]
    [InlineData(Assignments, "\"new_Alarms\"", "\"new_Works\"", "assigned to the root catalog new_Works")]
    [InlineData(Assignments, "\"new_Alarms\"", "\"new_Gone\"", "the catalog 'new_Gone', to which new_Measure is assigned")]
    [InlineData(Assignments, "\"new_Measure\"", "\"new_Gone\"", "the custom API 'new_Gone', which is assigned to new_Alarms")]
    [InlineData(Assignments, "\"customapi\"", "\"entity\"", "the value 'entity'")]
    [InlineData("catalogs/new_Alarms/catalog.xml", "<uniquename>new_Works", "<uniquename>new_Gone", "the catalog 'new_Gone', which new_Alarms is below")]
    [InlineData("catalogs/new_Alarms/catalog.xml", "\"new_Alarms\"", "\"new_Other\"", "belongs to catalogs/new_Other/catalog.xml")]
    public void What_leads_nowhere_is_refused_by_name(string part, string text, string by, string named)
    {
        var fault = Sample.Fault(() => organization.ImportSolution(WithCatalogs().Replace(part, text, by).Pack()));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), (organization.Count("solution"), organization.Count("catalog")));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private static SmallSolution WithCatalogs(string version = "1.0.0.0") => new SmallSolution(version)
        .Set("catalogs/new_Works/catalog.xml", Catalog("new_Works", ""))
        .Set("catalogs/new_Alarms/catalog.xml", Catalog("new_Alarms", "<parentcatalogid><uniquename>new_Works</uniquename></parentcatalogid>"))
        .Set(Assignments, """
            <catalogassignments><catalogassignment catalogid.uniquename="new_Alarms" object.uniquename="new_Measure" objectidtype="customapi">
            <iscustomizable>0</iscustomizable><name>new_Measure</name></catalogassignment></catalogassignments>
            """);

    private static string Catalog(string name, string parent) =>
        $"""<catalog uniquename="{name}"><description default="Events."/><displayname default="Events"/><iscustomizable>0</iscustomizable><name>Events</name>{parent}</catalog>""";
}
