namespace EmbeddedDataverse.WebApi.Tests.Actions;

/// <summary>The platform's own functions.</summary>
public sealed class PlatformTests : SampleTest
{
    [Theory]
    [InlineData("WhoAmI")]
    [InlineData("WhoAmI()")]
    public async Task Who_one_is(string address)
    {
        var answer = (await Get(address)).Json;
        Assert.Equal(Organization.SystemUserId.ToString(), answer["UserId"]!.GetValue<string>());
        Assert.Equal(Organization.OrganizationId.ToString(), answer["OrganizationId"]!.GetValue<string>());
        Assert.Equal(Organization.BusinessUnitId.ToString(), answer["BusinessUnitId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Where_one_is()
    {
        var detail = (await Get("RetrieveCurrentOrganization(AccessType=@a)?@a=Microsoft.Dynamics.CRM.EndpointAccessType'Default'")).Json["Detail"]!;
        Assert.Equal(Organization.OrganizationId.ToString(), detail["OrganizationId"]!.GetValue<string>());
        Assert.Equal(Server.Address.ToString(), detail["Endpoints"]!["Values"]![0]!.GetValue<string>());
        Assert.StartsWith("9.2", (await Get("RetrieveVersion()")).Json["Version"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Which_of_some_privileges_a_user_holds()
    {
        var user = await Server.UseAsync(() => Organization.CreateUser("Reader", "prvReadContact"));
        var answer = await Get(
            $"systemusers({user})/Microsoft.Dynamics.CRM.RetrieveUserSetOfPrivilegesByNames(PrivilegeNames=@p)?@p=['prvReadContact','prvCreateContact']");
        Assert.Equal(["prvReadContact"], answer.Json["RolePrivileges"]!.AsArray().Select(privilege => privilege!["PrivilegeName"]!.GetValue<string>()));
    }
}
