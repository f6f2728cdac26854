namespace EmbeddedDataverse.Tests.Messages;

public sealed class EnvironmentVariableTests
{
    [Fact]
    public void A_value_row_goes_before_the_default()
    {
        using var organization = Sample.Open();
        var definition = organization.System.Create(new Entity("environmentvariabledefinition") { ["schemaname"] = "new_Mode", ["defaultvalue"] = "slow" });
        Assert.Equal("slow", Value(organization));
        _ = organization.System.Create(new Entity("environmentvariablevalue")
        {
            ["environmentvariabledefinitionid"] =
            new EntityReference("environmentvariabledefinition", definition),
            ["value"] = "fast"
        });
        Assert.Equal("fast", Value(organization));
    }

    [Fact]
    public void An_unknown_variable_is_a_fault()
    {
        using var organization = Sample.Open();
        Assert.Equal(ErrorCodes.ObjectDoesNotExist, Sample.Fault(() => Value(organization)).ErrorCode);
    }

    private static object Value(Organization organization)
    {
        return organization.System.Execute(new OrganizationRequest("RetrieveEnvironmentVariableValue") { ["DefinitionSchemaName"] = "new_Mode" })["Value"];
    }
}
