using Linking.Plugins.Planning;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Settings;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.FakeXrmEasy.Tests;

/// <summary>
/// The main job on FakeXrmEasy, a test double that others made. What it does not have (transactions, row versions, paging limits of
/// elastic tables, the asynchronous service, the pipeline's bulk events) is tested on the embedded Dataverse.
/// </summary>
public class MainJobTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [LicensedFact]
    public void A_profile_and_its_key_link_the_row()
    {
        var organization = new FakeOrganization();
        var contact = Linked(organization, A);
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.All(Names.Issue.Table));
        var run = organization.All(Names.Run.Table).Single(run => run.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value == (int)RunMode.Incremental);
        Assert.Equal(1, run.GetAttributeValue<int>(Names.Run.Linked));
    }

    [LicensedFact]
    public void A_key_that_arrives_after_its_profile_links_the_row()
    {
        var organization = new FakeOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.ProfilesWritten(A);
        Assert.Null(organization.LinkOf(contact));
        organization.KeysWritten(organization.WriteKey(A, contact));
        Assert.Equal(A, organization.LinkOf(contact));
    }

    [LicensedFact]
    public void A_row_whose_key_moves_to_another_profile_is_relinked()
    {
        var organization = new FakeOrganization();
        var contact = Linked(organization, A);
        organization.Service.Delete(Names.AlternateKey.Table, organization.All(Names.AlternateKey.Table).Single().Id);
        organization.WriteProfile(B);
        organization.WriteKey(B, contact);
        organization.ProfilesWritten(B);
        Assert.Equal(B, organization.LinkOf(contact));
    }

    [LicensedFact]
    public void A_second_look_writes_nothing()
    {
        var organization = new FakeOrganization();
        Linked(organization, A);
        var runs = organization.All(Names.Run.Table).Count;
        organization.ProfilesWritten(A);
        Assert.Equal(1, organization.Service.UpdatesOf("contact"));
        Assert.Equal(runs, organization.All(Names.Run.Table).Count);
    }

    [LicensedFact]
    public void A_deleted_key_unlinks_its_row()
    {
        var organization = new FakeOrganization();
        var contact = Linked(organization, A);
        organization.DeleteKey(organization.All(Names.AlternateKey.Table).Single().Id);
        Assert.Null(organization.LinkOf(contact));
    }

    [LicensedFact]
    public void A_profile_without_a_key_changes_no_row()
    {
        var organization = new FakeOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.ProfilesWritten(A);
        Assert.Null(organization.LinkOf(contact));
        Assert.Equal(0, organization.Service.UpdatesOf("contact"));
        Assert.Contains(RequirementCode.TakesPartInUnification.ToString(), ReasonsOf(organization, "contact"), StringComparison.Ordinal);
    }

    [LicensedFact]
    public void A_table_that_is_missing_here_is_skipped_with_the_reason_and_stops_no_other()
    {
        var organization = new FakeOrganization();
        organization.Declare("loyaltycard", "loyaltycardid");
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, Guid.NewGuid(), "loyaltycard");
        organization.WriteKey(A, contact);
        organization.ProfilesWritten(A);
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Contains(RequirementCode.TableNameUnchanged.ToString(), ReasonsOf(organization, "loyaltycard"), StringComparison.Ordinal);
    }

    [LicensedFact]
    public void A_row_that_two_profiles_claim_keeps_its_link_and_becomes_an_issue()
    {
        var organization = new FakeOrganization();
        var contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteProfile(B);
        organization.WriteKey(A, contact);
        organization.WriteKey(B, contact);
        organization.ProfilesWritten(A, B);
        Assert.Null(organization.LinkOf(contact));
        Assert.Equal(IssueCode.ClaimedByTwoProfiles.ToString(), organization.All(Names.Issue.Table).Single().GetAttributeValue<string>(Names.Issue.Code));
    }

    [LicensedFact]
    public void Rows_are_linked_without_the_solution_too()
    {
        var organization = new FakeOrganization(withSolution: false);
        Assert.Equal(A, organization.LinkOf(Linked(organization, A)));
    }

    private static Guid Linked(FakeOrganization organization, Guid customer)
    {
        var contact = organization.Contact();
        organization.WriteProfile(customer);
        organization.WriteKey(customer, contact);
        organization.ProfilesWritten(customer);
        return contact;
    }

    private static string ReasonsOf(FakeOrganization organization, string table)
    {
        var row = organization.All(Names.SourceTable.Table).Single(row => row.GetAttributeValue<string>(Names.SourceTable.LogicalName) == table);
        Assert.Equal((int)SourceTableStatus.Skipped, row.GetAttributeValue<OptionSetValue>(Names.SourceTable.Status).Value);
        return row.GetAttributeValue<string>(Names.SourceTable.Reasons);
    }
}
