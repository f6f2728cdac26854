using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>What linking costs: requests made by the plug-in, counted exactly.</summary>
public class RequestCountTests
{
    private const int Count = 1000;

    [Fact]
    public void A_thousand_profiles_with_a_thousand_unlinked_contacts_take_at_most_thirty_reads_and_a_thousand_updates()
    {
        using var organization = Prepared(out var contacts, out var profiles);
        Warm(organization);
        WriteKeysQuietly(organization, contacts, profiles);
        var counts = UpdateProfiles(organization, profiles);
        Assert.InRange(Reads(counts), 1, 30);
        Assert.Equal(Count, counts.Calls("Update", "contact", CallOrigin.Plugin));
        Assert.All(contacts.Zip(profiles), pair => Assert.Equal(pair.Second, organization.LinkOf(pair.First)));
    }

    [Fact]
    public void A_thousand_contacts_that_change_their_profile_take_no_more()
    {
        using var organization = Prepared(out var contacts, out var profiles);
        Warm(organization);
        var keys = WriteKeysQuietly(organization, contacts, profiles);
        UpdateProfiles(organization, profiles);

        // Each key goes to the next profile; the profiles' event alone has to find out.
        var moved = keys.Select((key, index) => (key, profile: profiles[(index + 1) % Count])).ToList();
        foreach (var (key, profile) in moved)
        {
            organization.System.Execute(Quiet(new OrganizationRequest("Update")
            {
                ["Target"] = new Entity(Names.AlternateKey.Table, key) { [Names.AlternateKey.CustomerId] = profile.ToString("N") },
            }));
        }

        var counts = UpdateProfiles(organization, profiles);
        Assert.InRange(Reads(counts), 1, 30);
        Assert.Equal(Count, counts.Calls("Update", "contact", CallOrigin.Plugin));
    }

    [Fact]
    public void A_thousand_unchanged_contacts_take_no_write_at_all()
    {
        using var organization = Prepared(out var contacts, out var profiles);
        Warm(organization);
        WriteKeysQuietly(organization, contacts, profiles);
        UpdateProfiles(organization, profiles);
        var counts = UpdateProfiles(organization, profiles);
        Assert.InRange(Reads(counts), 1, 16);
        Assert.Equal(Reads(counts), counts.Calls(origin: CallOrigin.Plugin));
    }

    private static LinkingOrganization Prepared(out List<Guid> contacts, out List<Guid> profiles)
    {
        var organization = new LinkingOrganization();
        contacts = Enumerable.Range(0, Count).Select(_ => Guid.NewGuid()).ToList();
        profiles = Enumerable.Range(0, Count).Select(_ => Guid.NewGuid()).ToList();
        organization.Dataverse.Load("contact", contacts.Select(id => new Entity("contact", id) { ["lastname"] = "Doe" }));
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            profiles.Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        return organization;
    }

    /// <summary>Lets one contact be linked, so that settings, definitions and the lookup column are there.</summary>
    private static void Warm(LinkingOrganization organization)
    {
        organization.WriteKey(organization.WriteProfile(Guid.NewGuid()), organization.Contact());
        organization.Run();
    }

    private static List<Guid> WriteKeysQuietly(LinkingOrganization organization, List<Guid> contacts, List<Guid> profiles)
    {
        var keys = contacts.ConvertAll(_ => Guid.NewGuid());
        organization.Dataverse.Load(Names.AlternateKey.Table, keys.Select((key, index) => new Entity(Names.AlternateKey.Table, key)
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contacts[index].ToString(),
            [Names.AlternateKey.CustomerId] = profiles[index].ToString("N"),
        }));
        return keys;
    }

    private static RequestSnapshot UpdateProfiles(LinkingOrganization organization, List<Guid> profiles)
    {
        var before = organization.Dataverse.Requests.Snapshot();
        var rows = profiles.ConvertAll(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") });
        organization.CustomerInsights.Execute(new OrganizationRequest("UpdateMultiple")
        {
            ["Targets"] = new EntityCollection(rows) { EntityName = Names.CustomerProfile.Table },
        });
        organization.Dataverse.Async.RunAll();
        return organization.Dataverse.Requests.Since(before);
    }

    private static OrganizationRequest Quiet(OrganizationRequest request)
    {
        request["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync";
        return request;
    }

    private static long Reads(RequestSnapshot counts)
    {
        return counts.Calls("RetrieveMultiple", origin: CallOrigin.Plugin)
            + counts.Calls("Retrieve", origin: CallOrigin.Plugin)
            + counts.Calls("RetrieveMetadataChanges", origin: CallOrigin.Plugin);
    }
}
