namespace EmbeddedDataverse.Tests.Import;

/// <summary>What the importer does not understand, or what contradicts itself, is refused by name, and nothing is written.</summary>
public sealed class ImportRefusalTests : IDisposable
{
    private readonly Organization organization = Organization.Open();

    [Theory]
    [InlineData("<Roles>", "<Surprises/><Roles>", "'Surprises'", "ImportExportXml")]
    [InlineData("<EntitySetName>new_Assets", "<IsRocket>1</IsRocket><EntitySetName>new_Assets", "'IsRocket'", "Entity[new_Asset]/EntityInfo/entity[new_Asset]")]
    [InlineData("<OwnershipTypeMask>UserOwned", "<IsActivity>1</IsActivity><OwnershipTypeMask>UserOwned", "'1'", "IsActivity")]
    [InlineData("<Type>picklist</Type>", "<Type>multiselectpicklist</Type>", "'multiselectpicklist'", "attribute[new_Kind]/Type")]
    [InlineData("<attribute PhysicalName=\"new_Kind\">", "<attribute PhysicalName=\"new_Kind\" Colour=\"red\">", "'Colour'", "attribute[new_Kind]")]
    [InlineData("<CascadeAssign>NoCascade", "<CascadeAssign>Cascade", "'Cascade'", "EntityRelationship[new_asset_reading]/CascadeAssign")]
    [InlineData("<EntityRelationshipType>OneToMany", "<EntityRelationshipType>ManyToMany", "'ManyToMany'", "EntityRelationshipType")]
    [InlineData("level=\"Deep\"", "level=\"Far\"", "'Far'", "RolePrivilege[prvReadnew_Asset]/@level")]
    [InlineData("datafieldname=\"new_name\"/>", "datafieldname=\"new_name\" onclick=\"x\"/>", "'onclick'", "control[new_name]")]
    [InlineData("<IsolationMode>2", "<IsolationMode>1", "'1'", "PluginAssembly")]
    [InlineData("<SubArea Id=\"s\"", "<SubArea Id=\"s\" Url=\"https://example.com\"", "'https://example.com'", "new_app")]
    [InlineData("<layoutxml>", "stray<layoutxml>", "'stray'", "savedquery")]
    public void An_unknown_element_attribute_or_value_is_named_with_its_place(string text, string by, string named, string place)
    {

        AssertRefused(new SmallSolution().Customize(text, by), ErrorCodes.ImportXsdValidationError, named, place);
    }

    [Theory]
    [InlineData("<OwnershipTypeMask>UserOwned</OwnershipTypeMask>", "", "OwnershipTypeMask")]
    [InlineData("<RolePrivileges>", "<RolePrivileges><RolePrivilege name=\"prvReadnew_Asset\"/>", "level")]
    [InlineData("<displaynames><displayname description=\"new_Kind\" languagecode=\"1033\"/></displaynames>", "<displaynames/>", "label")]
    [InlineData("<AppDefaultValue>2</AppDefaultValue><optionset Name=\"new_asset_new_kind\">",
        "<optionset Name=\"x\"><OptionSetType>bit</OptionSetType></optionset><optionset Name=\"y\">", "second element 'optionset'")]
    public void What_must_be_there_is_named(string text, string by, string named)
    {
        AssertRefused(new SmallSolution().Customize(text, by), ErrorCodes.ImportXsdValidationError, named);
    }

    [Theory]
    [InlineData("PhysicalName=\"new_Kind\"", "PhysicalName=\"new_Sort\"", "new_sort")]
    [InlineData("<AppDefaultValue>2", "<AppDefaultValue>9", "option 9")]
    [InlineData("<option value=\"1\">", "<option value=\"2\">", "option 2 is there twice")]
    [InlineData("datafieldname=\"new_name\"", "datafieldname=\"new_gone\"", "new_gone")]
    [InlineData("<cell name=\"new_name\"", "<cell name=\"new_kind\"", "new_kind")]
    [InlineData("<condition attribute=\"statecode\"", "<condition attribute=\"new_gone\"", "new_gone")]
    [InlineData("22222222-0000-4000-8000-000000000003", "22222222-0000-4000-8000-000000000002", "22222222-0000-4000-8000-000000000002")]
    [InlineData("<savedqueryid>{11111111-0000-4000-8000-000000000004}", "<savedqueryid>{11111111-0000-4000-8000-000000000003}",
        "11111111-0000-4000-8000-000000000003")]
    [InlineData("<Name>new_Reading</Name>", "<Name>new_Writing</Name>", "new_Writing")]
    [InlineData("<ReferencingAttributeName>new_Asset", "<ReferencingAttributeName>new_Other", "new_other")]
    public void A_contradiction_is_named(string text, string by, string named)
    {
        var fault = Sample.Fault(() => organization.ImportSolution(new SmallSolution().Customize(text, by).Pack()));
        Assert.Contains(fault.ErrorCode,
            new[] { ErrorCodes.ImportInvalidXmlError, ErrorCodes.ImportXsdValidationError, ErrorCodes.ImportMissingDependenciesError });
        Assert.True(fault.Message.Contains(named, StringComparison.Ordinal) || fault.Message.Contains("lookup", StringComparison.Ordinal), fault.Message);
        AssertNothingIsLeft();
    }

    [Theory]
    [InlineData("prvReadnew_Asset\" level=\"Deep", "prvReadnew_Gone\" level=\"Deep", "prvReadnew_Gone")]
    [InlineData("prvReadnew_Asset\" level=\"Deep", "prvFlynew_Asset\" level=\"Deep", "prvFlynew_Asset")]
    [InlineData("prvReadnew_Reading\" level=\"Global", "prvReadnew_Reading\" level=\"Local", "Local")]
    [InlineData("prvReadnew_Reading\" level=\"Global", "prvAssignnew_Reading\" level=\"Global", "prvAssignnew_Reading")]
    [InlineData("prvReadnew_Asset\" level=\"Deep", "prvReadnew_Asset\" level=\"Basic", "Basic")]
    public void A_privilege_that_cannot_be_held_is_named(string text, string by, string named)
    {
        AssertRefused(new SmallSolution().Customize(text, by), ErrorCodes.ImportInvalidPrivilegeError, named, "Reader of assets");
    }

    [Theory]
    [InlineData("<ReferencedEntityName>new_Asset", "<ReferencedEntityName>new_Gone", "'new_gone'")]
    [InlineData("Entity=\"new_asset\"", "Entity=\"new_gone\"", "'new_gone'")]
    [InlineData("<AppModuleRoleMaps><Role id=\"{11111111", "<AppModuleRoleMaps><Role id=\"{99999999", "99999999")]
    [InlineData("<AppModuleComponent type=\"26\" id=\"{11111111-0000-4000-8000-000000000004}\"",
        "<AppModuleComponent type=\"26\" id=\"{99999999-0000-4000-8000-000000000004}\"", "99999999")]
    public void A_missing_dependency_is_named(string text, string by, string named)
    {
        AssertRefused(new SmallSolution().Customize(text, by), ErrorCodes.ImportMissingDependenciesError, named);
    }

    [Fact]
    public void A_plugin_type_without_a_class_is_named()
    {
        var package = new SmallSolution().Customize("TouchingPlugin", "MissingPlugin")
            .Customize("Name=\"EmbeddedDataverse.Tests.MissingPlugin", "Name=\"EmbeddedDataverse.Tests.MissingPlugin");
        AssertRefused(package, ErrorCodes.ImportPluginTypesError, "EmbeddedDataverse.Tests.MissingPlugin");
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private void AssertRefused(SmallSolution package, int code, params string[] named)
    {
        var fault = Sample.Fault(() => organization.ImportSolution(package.Pack()));
        Assert.Equal((code, fault.Message), (fault.ErrorCode, fault.Message));
        Assert.All(named, name => Assert.Contains(name, fault.Message, StringComparison.Ordinal));
        AssertNothingIsLeft();
    }

    private void AssertNothingIsLeft()
    {
        Assert.Equal(0, organization.Count("solution"));
        Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.System.RetrieveMultiple(new QueryExpression(SmallSolution.Asset)));
        organization.ImportSolution(new SmallSolution().Pack());
        _ = organization.System.Create(new Entity(SmallSolution.Asset));
    }
}
