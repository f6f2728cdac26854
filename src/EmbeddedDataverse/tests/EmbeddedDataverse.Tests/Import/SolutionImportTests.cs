using System.Text;
using Microsoft.Xrm.Sdk.Metadata;

namespace EmbeddedDataverse.Tests.Import;

/// <summary>What an import makes of a package.</summary>
public sealed class SolutionImportTests : IDisposable
{
    private readonly Organization organization = Organization.Open();

    [Fact]
    public void Tables_come_with_columns_choices_lookups_and_their_schema_names()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var asset = Table(SmallSolution.Asset);
        Assert.Equal("new_Asset", asset.SchemaName);
        Assert.Equal(("new_assetid", "new_name", OwnershipTypes.UserOwned), (asset.PrimaryIdAttribute, asset.PrimaryNameAttribute, asset.OwnershipType));
        var kind = Assert.IsType<PicklistAttributeMetadata>(asset.Attributes.Single(column => column.LogicalName == "new_kind"));
        Assert.Equal(["Pump", "Valve"], kind.OptionSet.Options.Select(option => option.Label.UserLocalizedLabel.Label));
        Assert.Equal(200, Assert.IsType<StringAttributeMetadata>(asset.Attributes.Single(column => column.LogicalName == "new_name")).MaxLength);
        var reading = Table(SmallSolution.Reading);
        Assert.Equal(OwnershipTypes.OrganizationOwned, reading.OwnershipType);
        Assert.Equal([SmallSolution.Asset],
            Assert.IsType<LookupAttributeMetadata>(reading.Attributes.Single(column => column.LogicalName == "new_asset")).Targets);
        Assert.Contains(reading.ManyToOneRelationships, relationship => relationship.SchemaName == "new_asset_reading");
    }

    [Fact]
    public void Rows_follow_what_the_package_says_defaults_and_cascades()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var asset = organization.System.Create(new Entity(SmallSolution.Asset) { ["new_name"] = "P1" });
        Assert.Equal(2, organization.Get(SmallSolution.Asset, asset).GetAttributeValue<OptionSetValue>("new_kind").Value);
        _ = organization.System.Create(new Entity(SmallSolution.Reading) { ["new_asset"] = new EntityReference(SmallSolution.Asset, asset) });
        organization.System.Delete(SmallSolution.Asset, asset);
        Assert.Equal(0, organization.Count(SmallSolution.Reading));
    }

    [Fact]
    public void Components_are_rows_with_the_ids_of_the_package()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        Assert.Equal("Reader of assets", organization.Get("role", SmallSolution.RoleId).GetAttributeValue<string>("name"));
        Assert.Equal(SmallSolution.Asset, organization.Get("systemform", SmallSolution.FormId).GetAttributeValue<string>("objecttypecode"));
        Assert.Contains("<fetch>", organization.Get("savedquery", SmallSolution.ViewId).GetAttributeValue<string>("fetchxml"), StringComparison.Ordinal);
        Assert.Equal("<svg/>",
            Encoding.UTF8.GetString(Convert.FromBase64String(organization.Get("webresource", SmallSolution.IconId).GetAttributeValue<string>("content"))));
        Assert.Equal("metre", organization.Get("environmentvariabledefinition", organization.Find("environmentvariabledefinition", "schemaname", "new_Unit"))
            .GetAttributeValue<string>("defaultvalue"));
        Assert.Equal(typeof(TouchingPlugin).FullName, organization.Get("plugintype", SmallSolution.PluginTypeId).GetAttributeValue<string>("typename"));
        Assert.Equal(3, organization.Count("appmodulecomponent"));
        var solution = organization.Get("solution", organization.Find("solution", "uniquename", "Small"));
        Assert.Equal(("1.0.0.0", true), (solution.GetAttributeValue<string>("version"), solution.GetAttributeValue<bool>("ismanaged")));
        Assert.Equal("new", organization.Get("publisher", solution.GetAttributeValue<EntityReference>("publisherid").Id)
            .GetAttributeValue<string>("customizationprefix"));
    }

    [Fact]
    public void A_custom_api_runs_the_assembly_out_of_the_package()
    {
        organization.ImportSolution(new SmallSolution().Pack());
        var user = organization.CreateUser("Eve");
        var request = new OrganizationRequest("new_Measure") { ["Asset"] = "A1" };
        Assert.Contains("prvReadnew_Asset", Sample.Fault(() => organization.ServiceFor(user).Execute(request)).Message, StringComparison.Ordinal);
        organization.AssignRole(user, "Reader of assets");
        Assert.Equal("measured A1", organization.ServiceFor(user).Execute(request)["Text"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Managed_and_unmanaged_packages_are_imported_and_neither_over_the_other(bool managed)
    {
        organization.ImportSolution(new SmallSolution(managed: managed).Pack());
        organization.ImportSolution(new SmallSolution(managed: managed).Pack());
        var fault = Sample.Fault(() => organization.ImportSolution(new SmallSolution(managed: !managed).Pack()));
        Assert.Equal(managed ? ErrorCodes.ImportSolutionUnmanagedToManagedMismatch : ErrorCodes.ImportSolutionManagedToUnmanagedMismatch, fault.ErrorCode);
    }

    [Fact]
    public void Importing_needs_its_privilege_and_is_one_request()
    {
        var user = organization.CreateUser("Eve");
        var request = new OrganizationRequest("ImportSolution") { ["CustomizationFile"] = new SmallSolution().Pack() };
        Assert.Contains("prvImportCustomization", Sample.Fault(() => organization.ServiceFor(user).Execute(request)).Message, StringComparison.Ordinal);
        organization.Grant(user, "prvImportCustomization");
        var before = organization.Requests.Snapshot();
        _ = organization.ServiceFor(user).Execute(request);
        Assert.Equal("ImportSolution", Assert.Single(organization.Requests.Since(before).Counts).Message);
        request["SkipProductUpdateDependencies"] = true;
        Assert.Contains("SkipProductUpdateDependencies", Sample.Fault(() => organization.ServiceFor(user).Execute(request)).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private EntityMetadata Table(string name)
    {
        return ((RetrieveEntityResponse)organization.System.Execute(
            new RetrieveEntityRequest { LogicalName = name, EntityFilters = EntityFilters.All })).EntityMetadata;
    }
}
