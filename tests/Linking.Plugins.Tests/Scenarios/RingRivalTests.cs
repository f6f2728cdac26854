using Linking.Plugins.Runs;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Rows whose claims stand in KeyRings and lists, so that no search by value finds them.</summary>
public class RingRivalTests
{
    private const string List = "msdynci_crm_contact_contactid_alternate";
    private static readonly Guid Old = new("0d000000-0000-4000-8000-00000000000d");
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Fact]
    public void A_row_stays_with_the_customer_whose_ring_names_it_although_another_key_brought_up_the_profile()
    {
        using var organization = new LinkingOrganization();
        var (contact, other) = (organization.Contact(), organization.Contact());
        organization.WriteProfile(A);
        organization.WriteProfile(B, ("msdynci_crm_contact_contactid", other.ToString()));
        organization.WriteKey(B, Guid.NewGuid().ToString(), "lead", ring: Ring(contact));
        organization.Run();
        Assert.Equal(B, organization.LinkOf(contact));

        // The key that goes named both rows: the one is found with its profile by value, the other one by that profile's keys alone.
        var gone = organization.WriteKey(A, Guid.NewGuid().ToString(), "lead", ring: Ring(contact, other));
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, gone);
        organization.Run();
        Assert.Equal(B, organization.LinkOf(contact));
        Assert.Equal(B, organization.LinkOf(other));
    }

    [Theory]
    [EventOrders(6)]
    public void A_row_whose_profile_goes_while_its_key_moves_stays_disputed_in_any_order_of_events(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.WriteProfile(Old);
        var key = organization.WriteKey(Old, contact);
        organization.Run();
        organization.WriteProfile(B);
        organization.WriteKey(B, Guid.NewGuid().ToString(), "lead", ring: Ring(contact));
        organization.Run();
        Assert.Contains("ClaimedByTwoProfiles", organization.OpenIssueCodes());

        organization.NextUnification();
        organization.WriteProfile(A);
        organization.CustomerInsights.Update(new Entity(Names.AlternateKey.Table, key) { [Names.AlternateKey.CustomerId] = A.ToString("N") });
        organization.CustomerInsights.Delete(Names.CustomerProfile.Table, Old);
        organization.Run();
        Assert.Equal(Old, organization.LinkOf(contact));
        Assert.Contains("ClaimedByTwoProfiles", organization.OpenIssueCodes());
    }

    [Theory]
    [EventOrders(6)]
    public void A_full_run_names_every_rival_although_no_batch_sees_all_of_them(int seed)
    {
        var rivals = new[] { Old, A, B };
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.Dataverse.Load(Names.CustomerProfile.Table, rivals.Select(id => new Entity(Names.CustomerProfile.Table, id)
        {
            [Names.CustomerProfile.CustomerId] = id.ToString("N"),
            [List] = contact.ToString(),
        }));
        organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, nameof(RunMode.Full)));
        organization.Run();
        Assert.Null(organization.LinkOf(contact));
        var issue = Assert.Single(organization.OpenIssues());
        Assert.Equal(rivals.Select(id => id.ToString("D")).Order(StringComparer.Ordinal), issue.GetAttributeValue<string>(Names.Issue.CustomerIds).Split(';'));
    }

    [Theory]
    [EventOrders(6)]
    public void A_row_that_lost_its_key_while_a_ring_gave_it_to_a_customer_with_two_profiles_keeps_its_link_in_any_order_of_events(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.WriteProfile(Old);
        var key = organization.WriteKey(Old, contact);
        organization.WriteProfile(A);
        organization.CustomerInsights.Create(new Entity(Names.CustomerProfile.Table, B) { [Names.CustomerProfile.CustomerId] = A.ToString("N") });
        organization.Run();
        Assert.Equal(Old, organization.LinkOf(contact));

        organization.NextUnification();
        organization.WriteKey(A, Guid.NewGuid().ToString(), "lead", ring: Ring(contact));
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        organization.Run();
        Assert.Equal(Old, organization.LinkOf(contact));
        Assert.Contains("ClaimedByTwoProfiles", organization.OpenIssueCodes());
    }

    [Theory]
    [EventOrders(6)]
    public void A_claim_of_higher_rank_in_a_ring_decides_among_rivals_in_a_full_run_and_in_any_order_of_batches(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        organization.Declare("ERP", "contact", "contactid", row => row[Names.SourceTable.Rank] = 5);
        var contact = organization.Contact();
        var rivals = new[] { Old, A, B };
        organization.Dataverse.Load(Names.CustomerProfile.Table, rivals.Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        organization.Dataverse.Load(Names.AlternateKey.Table, rivals.Select(id => Key(id, "contact", contact)).Append(Key(A, "lead", Guid.NewGuid(), Ring(contact).Replace("CRM", "ERP", StringComparison.Ordinal))));
        organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, nameof(RunMode.Full)));
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.DoesNotContain("ClaimedByTwoProfiles", organization.OpenIssueCodes());
    }

    [Theory]
    [EventOrders(6)]
    public void A_row_whose_profile_goes_while_rings_give_it_to_two_customers_falls_to_neither_in_any_order_of_events(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.WriteProfile(Old, ("msdynci_crm_contact_contactid", contact.ToString()));
        organization.WriteProfile(B);
        organization.Run();
        Assert.Equal(Old, organization.LinkOf(contact));

        organization.NextUnification();
        organization.WriteKey(Old, Guid.NewGuid().ToString(), "lead", ring: Ring(contact));
        organization.WriteKey(B, Guid.NewGuid().ToString(), "lead", ring: Ring(contact));
        organization.CustomerInsights.Delete(Names.CustomerProfile.Table, Old);
        organization.Run();
        Assert.NotEqual(B, organization.LinkOf(contact));
        Assert.Contains("ClaimedByTwoProfiles", organization.OpenIssueCodes());
    }

    [Fact]
    public void A_rivalry_stays_open_when_a_second_profile_of_one_rival_is_written_although_the_first_one_holds_the_list()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A, (List, contact.ToString()));
        organization.WriteProfile(B);
        organization.WriteKey(B, contact);
        organization.Run();
        Assert.Null(organization.LinkOf(contact));

        organization.NextUnification();
        organization.CustomerInsights.Create(new Entity(Names.CustomerProfile.Table, Old) { [Names.CustomerProfile.CustomerId] = A.ToString("N") });
        organization.Run();
        Assert.Null(organization.LinkOf(contact));
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
    }

    [Fact]
    public void A_row_that_was_linked_by_rank_stays_so_when_the_higher_claim_goes_and_leaves_rivals()
    {
        using var organization = new LinkingOrganization();
        organization.Declare("ERP", "contact", "contactid", row => row[Names.SourceTable.Rank] = 5);
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.WriteProfile(B);
        organization.WriteKey(B, contact);
        var higher = organization.WriteKey(B, contact.ToString(), dataSource: "ERP");
        organization.Run();
        Assert.Equal(B, organization.LinkOf(contact));

        organization.NextUnification();
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, higher);
        organization.Run();
        Assert.Equal(B, organization.LinkOf(contact));
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
    }

    private static Entity Key(Guid customer, string table, Guid row, string? ring = null) => new(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
        [Names.AlternateKey.EntityName] = table,
        [Names.AlternateKey.Value] = row.ToString("D"),
        [Names.AlternateKey.CustomerId] = customer.ToString("N"),
        [Names.AlternateKey.KeyRing] = ring,
    };

    private static string Ring(params Guid[] contacts)
    {
        return $$"""[{"dataSourceName":"CRM","tableName":"contact","keys":["{{string.Join("\",\"", contacts)}}"]}]""";
    }
}
