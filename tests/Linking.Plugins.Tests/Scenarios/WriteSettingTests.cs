using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class WriteSettingTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void Every_write_of_a_link_carries_the_tag_and_the_lookup_alone()
    {
        using var organization = new LinkingOrganization();
        var writes = WatchUpdates(organization);
        Link(organization, 2);
        Assert.Equal(2, writes.Count);
        Assert.All(writes, write =>
        {
            Assert.Equal("CustomerProfileLinking", write["tag"]);
            Assert.Equal([Names.SourceRow.Lookup], ((Entity)write["Target"]).Attributes.Keys);
            Assert.False(write.Parameters.Contains("BypassBusinessLogicExecution"));
            Assert.False(write.Parameters.Contains("SuppressCallbackRegistrationExpanderJob"));
        });
    }

    [Fact]
    public void Bypass_and_suppression_are_sent_where_the_settings_ask_for_them()
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.BypassCustomLogic, "CustomSync,CustomAsync");
        organization.SetVariable(Names.EnvironmentVariable.SuppressFlows, "yes");
        var writes = WatchUpdates(organization);
        Link(organization, 1);
        var write = Assert.Single(writes);
        Assert.Equal("CustomSync,CustomAsync", write["BypassBusinessLogicExecution"]);
        Assert.Equal(true, write["SuppressCallbackRegistrationExpanderJob"]);
    }

    [Fact]
    public void UpdateMultiple_writes_two_hundred_rows_in_one_request()
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.UseUpdateMultiple, "yes");
        var contacts = Link(organization, 450);
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
        var counts = organization.Dataverse.Requests.Snapshot();
        Assert.Equal(3, counts.Calls("UpdateMultiple", "contact"));
        Assert.Equal(0, counts.Calls("Update", "contact"));
    }

    [Fact]
    public void A_row_that_fails_a_block_is_found_and_the_others_are_linked()
    {
        using var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.UseUpdateMultiple, "yes");
        var contacts = Enumerable.Range(0, 50).Select(_ => organization.Contact()).ToList();
        organization.Dataverse.Faults.Add(
            request => request.RequestName.StartsWith("Update", StringComparison.Ordinal) && Targets(request).Any(row => row.Id == contacts[17]),
            () => PlatformFaults.Make(-2147220970, "No."));
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid_alternate", string.Join(";", contacts)));
        organization.Run();
        Assert.Equal(49, contacts.Count(contact => organization.LinkOf(contact) == A));
        Assert.Equal(contacts[17].ToString(), Assert.Single(organization.OpenIssues()).GetAttributeValue<string>(Names.Issue.RowId));
    }

    private static List<Entity> Targets(OrganizationRequest request)
    {
        return request.Parameters.TryGetValue("Targets", out var rows) ? [.. ((EntityCollection)rows).Entities] : [(Entity)request["Target"]];
    }

    private static List<OrganizationRequest> WatchUpdates(LinkingOrganization organization)
    {
        var writes = new List<OrganizationRequest>();
        organization.Dataverse.Faults.Add(
            request =>
            {
                if (request.RequestName == "Update" && ((Entity)request["Target"]).LogicalName == "contact")
                {
                    writes.Add(request);
                }

                return false;
            },
            () => new InvalidOperationException());
        return writes;
    }

    private static List<Guid> Link(LinkingOrganization organization, int count)
    {
        var contacts = Enumerable.Range(0, count).Select(_ => organization.Contact()).ToList();
        organization.WriteProfile(A);
        organization.WriteKey(A, contacts[0].ToString(), ring: $$"""[{"keys":[{{string.Join(",", contacts.Select(id => $"\"{id}\""))}}]}]""");
        organization.Run();
        return contacts;
    }
}
