using EmbeddedDataverse;
using Linking.Plugins.Runs;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Rows whose claims stand where an execution cannot see them all at once.</summary>
public class DisputedRowTests
{
    private const string List = "msdynci_crm_contact_contactid_alternate";
    private static readonly Guid Old = new("0d000000-0000-4000-8000-00000000000d");
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Theory]
    [EventOrders(8)]
    public void A_row_that_lost_its_key_while_two_profiles_list_it_keeps_its_link_in_any_order_of_events(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.WriteProfile(Old);
        var key = organization.WriteKey(Old, contact);
        organization.Run();
        Assert.Equal(Old, organization.LinkOf(contact));

        organization.NextUnification();
        organization.WriteProfile(A, (List, contact.ToString()));
        organization.WriteProfile(B, (List, contact.ToString()));
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        organization.Run();
        Assert.Equal(Old, organization.LinkOf(contact));
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
    }

    [Fact]
    public void A_row_that_was_unlinked_before_two_profiles_listed_it_stays_without_a_link()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(Old);
        var key = organization.WriteKey(Old, contact);
        organization.Run();
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        organization.Run();

        organization.NextUnification();
        organization.WriteProfile(A, (List, contact.ToString()));
        organization.WriteProfile(B, (List, contact.ToString()));
        organization.Run();
        Assert.Null(organization.LinkOf(contact));
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
    }

    [Fact]
    public void A_second_profile_of_the_same_customer_is_seen_although_only_the_first_one_was_written()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.Dataverse.Load(Names.CustomerProfile.Table, [new Entity(Names.CustomerProfile.Table, B) { [Names.CustomerProfile.CustomerId] = A.ToString("N") }]);
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid", contact.ToString()));
        organization.Run();
        Assert.Null(organization.LinkOf(contact));
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
    }

    [Fact]
    public void A_second_profile_of_the_same_customer_leaves_the_older_link_as_it_is()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));

        organization.NextUnification();
        organization.CustomerInsights.Create(new Entity(Names.CustomerProfile.Table, B) { [Names.CustomerProfile.CustomerId] = A.ToString("N") });
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_full_run_finds_the_rival_of_a_row_that_is_linked_to_the_first_claimant(bool rivalIsInList)
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.Run();

        // What was there without an event, as when the event was lost.
        var rival = new Entity(Names.CustomerProfile.Table, B) { [Names.CustomerProfile.CustomerId] = B.ToString("N") };
        rival[rivalIsInList ? List : "msdynci_crm_contact_contactid"] = contact.ToString();
        organization.Dataverse.Load(Names.CustomerProfile.Table, [rival]);
        organization.NextUnification();
        organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, nameof(RunMode.Full)));
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Equal(["ClaimedByTwoProfiles"], organization.OpenIssueCodes());
        var run = organization.All(Names.Run.Table).Single(row => row.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value == (int)RunMode.Full);
        Assert.Equal((int)RunStatus.CompletedWithIssues, run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value);
    }

    [Theory]
    [InlineData(TableKind.Elastic)]
    [InlineData(TableKind.Standard)]
    public void A_full_run_leaves_an_issue_open_whose_key_writes_its_customer_in_upper_case(TableKind kind)
    {
        var customer = new Guid("ef9c657a-177c-4f80-a818-aae65318f38d");
        using var organization = new LinkingOrganization(kind);
        organization.WriteProfile(customer);
        organization.CustomerInsights.Create(new Entity(Names.AlternateKey.Table)
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = Guid.NewGuid().ToString(),
            [Names.AlternateKey.CustomerId] = customer.ToString("N").ToUpperInvariant(),
        });
        organization.Run();
        Assert.Equal(["RowNotFound"], organization.OpenIssueCodes());

        organization.NextUnification();
        organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, nameof(RunMode.Full)));
        organization.Run();
        Assert.Equal(["RowNotFound"], organization.OpenIssueCodes());
    }
}
