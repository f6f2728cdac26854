using System.ServiceModel;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Setup;

/// <summary>Who the steps run as.</summary>
public sealed class RunAsTests : IDisposable
{
    private readonly SetupOrganization organization = new();

    [Theory]
    [InlineData("id")]
    [InlineData("application")]
    [InlineData("name")]
    public void The_user_is_found_by_id_application_or_name(string by)
    {
        var application = Guid.NewGuid();
        var user = organization.Dataverse.CreateUser("linking@contoso.com");
        organization.System.Update(new Entity("systemuser", user) { ["applicationid"] = application });
        organization.Prepare(
            (Names.ApiParameter.RunAs, by switch { "id" => user.ToString(), "application" => application.ToString(), _ => "linking@contoso.com" }));
        Assert.All(organization.Steps(), step => Assert.Equal(user, UserOf(step)));
    }

    [Fact]
    public void Left_out_it_stays_as_it_is_also_for_new_steps_until_the_caller_is_asked_for()
    {
        var user = organization.Dataverse.CreateUser("linking@contoso.com");
        organization.Prepare((Names.ApiParameter.RunAs, user.ToString()));
        organization.System.Delete(Names.Step.Table, organization.Step("UpdateMultiple", Names.CustomerProfile.Table).Id);
        Assert.Equal(1, organization.Prepare().Changed);
        Assert.All(organization.Steps(), step => Assert.Equal(user, UserOf(step)));
        var back = organization.Prepare((Names.ApiParameter.RunAs, "Caller"));
        Assert.Equal(10, back.Changed);
        Assert.Contains("it runs as whoever made the write now", back.Summary, StringComparison.Ordinal);
        Assert.All(organization.Steps(), step => Assert.Null(UserOf(step)));
    }

    [Fact]
    public void An_unknown_or_disabled_user_is_refused_and_nothing_registered()
    {
        var user = organization.Dataverse.CreateUser("gone@contoso.com");
        organization.System.Update(new Entity("systemuser", user) { ["isdisabled"] = true });
        Assert.Contains("no user has", Refusal("nobody"), StringComparison.Ordinal);
        Assert.Contains("is disabled", Refusal("gone@contoso.com"), StringComparison.Ordinal);
        Assert.Empty(organization.Steps());
    }

    [Fact]
    public void Writes_of_a_user_without_any_right_on_source_rows_are_linked_by_the_user_of_the_steps()
    {
        using var linking = new LinkingOrganization();
        var writer = linking.Dataverse.CreateUser(
            "profiles only",
            "prvCreate" + Names.CustomerProfile.Table,
            "prvCreate" + Names.AlternateKey.Table);
        var service = linking.Dataverse.CreateUser("service", "System Administrator");
        linking.Call(Names.Api.PrepareLinking, (Names.ApiParameter.RunAs, service.ToString()), (Names.ApiParameter.SkipDiscovery, true));
        var (customer, contact) = (Guid.NewGuid(), linking.Contact());
        var profile = linking.Dataverse.ServiceFor(writer)
            .Create(new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N") });
        linking.Dataverse.ServiceFor(writer).Create(new Entity(Names.AlternateKey.Table)
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString(),
            [Names.AlternateKey.CustomerId] = customer.ToString("N"),
        });
        linking.Run();
        Assert.Empty(linking.FailedJobs());
        Assert.Equal(profile, linking.LinkOf(contact));
        Assert.Equal(service, linking.All("contact").Find(row => row.Id == contact)!.GetAttributeValue<EntityReference>("modifiedby").Id);
    }

    public void Dispose() => organization.Dispose();

    private string Refusal(string user)
    {
        return Assert.Throws<FaultException<OrganizationServiceFault>>(() => organization.Prepare((Names.ApiParameter.RunAs, user))).Message;
    }

    private static Guid? UserOf(Entity step) => step.GetAttributeValue<EntityReference>(Names.Step.RunAs)?.Id;
}
