using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;
using TableKind = EmbeddedDataverse.Metadata.TableKind;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>The main job, on the assembly that ships, through the pipeline of the embedded Dataverse.</summary>
public class MainJobTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");
    private static readonly Guid C = new("c0000000-0000-4000-8000-00000000000c");

    [Theory]
    [InlineData(TableKind.Elastic)]
    [InlineData(TableKind.Standard)]
    public void A_profile_and_its_key_link_the_row(TableKind kind)
    {
        using var organization = new LinkingOrganization(kind);
        var contact = organization.Contact();
        organization.WriteKey(A, contact);
        organization.WriteProfile(A);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
        Assert.Empty(organization.FailedJobs());
    }

    [Fact]
    public void A_key_that_arrives_after_its_profile_links_the_row()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.Run();
        Assert.Null(organization.System.Retrieve("contact", contact, new Microsoft.Xrm.Sdk.Query.ColumnSet(true))
            .GetAttributeValue<EntityReference>(Names.SourceRow.Lookup));
        organization.WriteKey(A, contact);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [Theory]
    [InlineData("D")]
    [InlineData("N")]
    [InlineData("B")]
    [InlineData("P")]
    [InlineData("X")]
    public void Keys_in_every_format_of_a_GUID_link_the_row(string format)
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteKey(A, contact.ToString(format).ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal));
        organization.WriteProfile(A);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [Theory]
    [InlineData("N")]
    [InlineData("D")]
    public void The_CustomerId_of_a_key_may_be_written_otherwise_than_the_profiles(string format)
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteKey(A, contact.ToString(), format: format);
        organization.WriteProfile(A);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [Fact]
    public void Winner_and_alternates_of_a_KeyRing_are_linked()
    {
        using var organization = new LinkingOrganization();
        var (winner, loser, lead) = (organization.Contact(), organization.Contact(), organization.Lead());
        var ring = $$"""
            [{"dataSourceName":" CRM","tableName":" contact","preferredKey":" {{winner}}","keys":[" {{winner}}"," {{loser}}"]},
             {"DATASOURCENAME":"CRM","entityName":"lead","keys":["{{lead}}"]}]
            """;
        organization.WriteProfile(A);
        organization.WriteKey(A, winner.ToString(), ring: ring);
        organization.Run();
        Assert.Equal([A, A], new[] { winner, loser }.Select(row => organization.LinkOf(row)!.Value));
        Assert.Equal(A, organization.LinkOf(lead, "lead"));
    }

    [Fact]
    public void The_profiles_own_key_columns_link_winner_and_losers()
    {
        using var organization = new LinkingOrganization();
        var (winner, loser, lead) = (organization.Contact(), organization.Contact(), organization.Lead());
        organization.WriteProfile(
            A,
            ("msdynci_crm_contact_contactid", winner.ToString()),
            ("msdynci_crm_contact_contactid_alternate", $"{winner};{loser.ToString("N").ToUpperInvariant()}"),
            ("msdynci_crm_lead_leadid", lead.ToString("B")));
        organization.Run();
        Assert.Equal([A, A], new[] { winner, loser }.Select(row => organization.LinkOf(row)!.Value));
        Assert.Equal(A, organization.LinkOf(lead, "lead"));
    }

    [Fact]
    public void A_key_that_moves_takes_its_row_along()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteProfile(B);
        var key = organization.WriteKey(A, contact);
        organization.Run();
        organization.CustomerInsights.Update(new Entity(Names.AlternateKey.Table, key) { [Names.AlternateKey.CustomerId] = B.ToString("N") });
        organization.Run();
        Assert.Equal(B, organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
    }

    [Fact]
    public void A_row_whose_last_key_is_deleted_is_unlinked_by_a_run_and_by_no_event()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        var key = organization.WriteKey(A, contact);
        organization.Run();
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        organization.Touch(A);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Equal(1, organization.FullRun().GetAttributeValue<int>(Names.Run.Unlinked));
        Assert.Null(organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_profile_deleted_with_its_keys_leaves_no_orphan_behind_a_run(bool keyStays)
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        var key = organization.WriteKey(A, contact);
        organization.Run();
        organization.CustomerInsights.Delete(Names.CustomerProfile.Table, A);
        if (!keyStays)
        {
            organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        }

        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
        organization.FullRun();
        Assert.Null(organization.LinkOf(contact));
        Assert.Equal(keyStays ? ["ProfileNotFound"] : [], organization.OpenIssueCodes());
    }

    [Fact]
    public void A_key_taken_out_of_a_list_unlinks_its_row_by_a_run()
    {
        using var organization = new LinkingOrganization();
        var (winner, loser) = (organization.Contact(), organization.Contact());
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid_alternate", $"{winner};{loser}"));
        organization.Run();
        Assert.Equal(A, organization.LinkOf(loser));
        organization.CustomerInsights.Update(new Entity(Names.CustomerProfile.Table, A) { ["msdynci_crm_contact_contactid_alternate"] = winner.ToString() });
        organization.Run();
        Assert.Equal(A, organization.LinkOf(loser));
        organization.FullRun();
        Assert.Equal(A, organization.LinkOf(winner));
        Assert.Null(organization.LinkOf(loser));
    }

    [Theory]
    [EventOrders(5)]
    public void A_row_claimed_twice_with_equal_right_belongs_to_the_first_customer_and_an_issue_names_both(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteProfile(B);
        organization.WriteKey(A, contact);
        var rival = organization.WriteKey(B, contact);
        organization.Run();
        var issue = Assert.Single(organization.OpenIssues());
        Assert.Equal("ClaimedByTwoProfiles", issue.GetAttributeValue<string>(Names.Issue.Code));
        Assert.Equal($"{A};{B}", issue.GetAttributeValue<string>(Names.Issue.CustomerIds));
        Assert.Equal(A, organization.LinkOf(contact));

        organization.CustomerInsights.Delete(Names.AlternateKey.Table, rival);
        organization.FullRun();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
    }

    [Theory]
    [EventOrders(5)]
    public void An_alternate_key_goes_before_a_list_in_any_order(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.WriteProfile(B);
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid_alternate", $"{organization.Contact()};{contact}"));
        organization.WriteKey(B, contact);
        organization.Run();
        Assert.Equal(B, organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
    }

    [Theory]
    [EventOrders(5)]
    public void A_key_that_moves_takes_its_row_along_in_any_order_although_a_list_names_it_too(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed);
        var contact = organization.Contact();
        organization.WriteProfile(C);
        var key = organization.WriteKey(C, contact);
        organization.Run();
        organization.NextUnification();
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        organization.WriteProfile(A);
        organization.WriteProfile(B, ("msdynci_crm_contact_contactid_alternate", $"{organization.Contact()};{contact}"));
        organization.WriteKey(A, contact);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
    }

    [Fact]
    public void A_row_that_only_a_list_claims_changes_customer_with_the_next_run()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid_alternate", contact.ToString()));
        organization.Run();
        organization.NextUnification();
        organization.CustomerInsights.Update(new Entity(Names.CustomerProfile.Table, A) { ["msdynci_crm_contact_contactid_alternate"] = null });
        organization.WriteProfile(B, ("msdynci_crm_contact_contactid_alternate", contact.ToString()));
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        organization.FullRun();
        Assert.Equal(B, organization.LinkOf(contact));
        Assert.Empty(organization.OpenIssues());
    }

    [Fact]
    public void What_cannot_be_linked_is_an_issue_with_its_key()
    {
        using var organization = new LinkingOrganization();
        var missing = Guid.NewGuid();
        organization.WriteProfile(A);
        organization.WriteKey(A, missing);
        organization.WriteKey(A, "cntid_1078");
        organization.WriteKey(A, organization.Contact().ToString(), ring: "{not json");
        var contact = organization.Contact();
        organization.WriteKey(B, contact);
        organization.Run();

        // What is certain when it is seen is said at once; what is missing only when the tables have settled.
        Assert.Equal(["KeyNotGuid", "KeyRingUnreadable"], organization.OpenIssueCodes().Order());
        organization.FullRun();
        Assert.Equal(["KeyNotGuid", "KeyRingUnreadable", "ProfileNotFound", "RowNotFound"], organization.OpenIssueCodes().Order());
        Assert.All(organization.OpenIssues(), issue => Assert.NotEmpty(issue.GetAttributeValue<string>(Names.Issue.Remedy)));

        organization.WriteProfile(B);
        organization.Run();
        Assert.Equal(B, organization.LinkOf(contact));
        Assert.DoesNotContain("ProfileNotFound", organization.OpenIssueCodes());
    }

    [Fact]
    public void A_key_without_a_CustomerId_is_an_issue()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.CustomerInsights.Create(new Entity(Names.AlternateKey.Table)
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString(),
        });
        organization.Run();
        var issue = Assert.Single(organization.OpenIssues());
        Assert.Equal("CustomerIdMissing", issue.GetAttributeValue<string>(Names.Issue.Code));
        Assert.Contains("carries no CustomerId", issue.GetAttributeValue<string>(Names.Issue.Message), StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_the_same_again_writes_no_link_and_no_record()
    {
        using var organization = new LinkingOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.WriteKey(A, Guid.NewGuid());
        organization.Run();
        var before = organization.Dataverse.Requests.Snapshot();
        organization.Touch(A);
        organization.Run();
        var after = organization.Dataverse.Requests.Since(before);
        Assert.Equal(0, after.Calls("Update", "contact"));
        Assert.Equal(0, after.Calls("Upsert", Names.Issue.Table));
        Assert.Equal(0, after.Calls("Create", Names.Run.Table));
    }

    [Fact]
    public void Bulk_messages_link_every_row()
    {
        using var organization = new LinkingOrganization();
        var contacts = Enumerable.Range(0, 150).Select(_ => organization.Contact()).ToList();
        var profiles = contacts.ConvertAll(_ => Guid.NewGuid());
        Send(organization, "CreateMultiple", Names.AlternateKey.Table, contacts.Select((contact, index) => new Entity(Names.AlternateKey.Table, Guid.NewGuid())
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString(),
            [Names.AlternateKey.CustomerId] = profiles[index].ToString("N"),
        }));
        Send(organization, "UpsertMultiple", Names.CustomerProfile.Table,
            profiles.Select(profile => new Entity(Names.CustomerProfile.Table, profile) { [Names.CustomerProfile.CustomerId] = profile.ToString("N") }));
        organization.Run();
        Assert.All(contacts.Zip(profiles), pair => Assert.Equal(pair.Second, organization.LinkOf(pair.First)));
    }

    private static void Send(LinkingOrganization organization, string message, string table, IEnumerable<Entity> rows)
    {
        organization.CustomerInsights.Execute(new OrganizationRequest(message) { ["Targets"] = new EntityCollection([.. rows]) { EntityName = table } });
    }
}
