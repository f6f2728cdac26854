namespace EmbeddedDataverse.Tests.Import;

/// <summary>The package as a whole: its files, their types, and its root components.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly Organization organization = Organization.Open();

    [Theory]
    [InlineData("solution.xml")]
    [InlineData("customizations.xml")]
    [InlineData("[Content_Types].xml")]
    [InlineData("PluginAssemblies/Tests/Tests.dll")]
    public void A_missing_file_is_named(string part)
    {
        AssertRefused(new SmallSolution().Remove(part), ErrorCodes.ImportCustomizationsBadZipFileError, part);
    }

    [Fact]
    public void What_is_no_zip_is_refused()
    {
        Assert.Equal(ErrorCodes.ImportCustomizationsBadZipFileError, Sample.Fault(() => organization.ImportSolution([1, 2, 3])).ErrorCode);
    }

    [Fact]
    public void A_part_without_an_ending_needs_a_content_type_of_its_own()
    {
        AssertRefused(new SmallSolution().Set("[Content_Types].xml",
            SmallSolutionXml.ContentTypes.Replace("/WebResources/new_icon", "/WebResources/other", StringComparison.Ordinal)),
            ErrorCodes.ImportCustomizationsBadZipFileError, "/WebResources/new_icon");
    }

    [Theory]
    [InlineData("Other/left.xml", "<x/>")]
    [InlineData("environmentvariabledefinitions/new_Unit/environmentvariablevalues.xml", "<x/>")]
    public void A_file_that_belongs_to_nothing_is_named(string part, string content)
    {
        AssertRefused(new SmallSolution().Set(part, content), ErrorCodes.ImportFileUnprocessed, part);
    }

    [Fact]
    public void Xml_that_is_not_well_formed_is_refused_with_its_file()
    {
        AssertRefused(new SmallSolution()
            .Set("customapis/new_Measure/customapi.xml", "<customapi>"), ErrorCodes.ImportInvalidXmlError, "customapis/new_Measure/customapi.xml");
    }

    [Theory]
    [InlineData("schemaName=\"new_reading\"", "schemaName=\"new_other\"", ErrorCodes.ImportMissingRootComponentEntry, "new_reading")]
    [InlineData("<RootComponent type=\"62\" schemaName=\"new_app\" behavior=\"0\"/>", "", ErrorCodes.ImportMissingRootComponentEntry, "new_app of type 62")]
    [InlineData("<RootComponents>", "<RootComponents><RootComponent type=\"61\" schemaName=\"new_gone\" behavior=\"0\"/>", ErrorCodes.ImportMissingComponent,
        "new_gone of type 61")]
    [InlineData("<RootComponents>", "<RootComponents><RootComponent type=\"29\" schemaName=\"x\" behavior=\"0\"/>", ErrorCodes.ImportXsdValidationError,
        "'29'")]
    [InlineData("behavior=\"0\"/><RootComponent type=\"1\" schemaName=\"new_reading\"", "behavior=\"2\"/><RootComponent type=\"1\" schemaName=\"new_reading\"",
        ErrorCodes.ImportXsdValidationError, "'2'")]
    [InlineData("<Managed>1</Managed>", "<Managed>2</Managed>", ErrorCodes.ImportXsdValidationError, "'2'")]
    [InlineData("<CustomizationPrefix>new", "<CustomizationPrefix>old", ErrorCodes.ImportInvalidXmlError, "'old'")]
    public void Root_components_and_parts_agree(string text, string by, int code, string named)
    {
        AssertRefused(new SmallSolution().Replace("solution.xml", text, by), code, named);
    }

    [Theory]
    [InlineData("customapis/new_Measure/customapi.xml", "uniquename=\"new_Measure\"", "uniquename=\"new_Weigh\"", "new_Weigh")]
    [InlineData("customapis/new_Measure/customapi.xml", "11111111-0000-4000-8000-000000000002", "99999999-0000-4000-8000-000000000002", "99999999")]
    [InlineData("customapis/new_Measure/customapi.xml", "prvReadnew_Asset", "prvReadnew_Gone", "prvReadnew_Gone")]
    [InlineData("customapis/new_Measure/customapiresponseproperties/Text/customapiresponseproperty.xml", "<name>", "<isoptional>0</isoptional><name>",
        "'isoptional'")]
    [InlineData("environmentvariabledefinitions/new_Unit/environmentvariabledefinition.xml", "<type>100000000", "<type>100000005", "'100000005'")]
    public void Files_of_components_are_checked_like_the_rest(string part, string text, string by, string named)
    {
        var fault = Sample.Fault(() => organization.ImportSolution(new SmallSolution().Replace(part, text, by).Pack()));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Count("solution"));
    }

    public void Dispose()
    {
        organization.Dispose();
    }

    private void AssertRefused(SmallSolution package, int code, string named)
    {
        var fault = Sample.Fault(() => organization.ImportSolution(package.Pack()));
        Assert.Equal((code, fault.Message), (fault.ErrorCode, fault.Message));
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, organization.Count("solution"));
    }
}
