using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>What the product does when a call fails, one test for each class of faults.</summary>
public class FaultTests
{
    private const int GenericFault = -2147220970;
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void A_lost_deadlock_is_tried_again_at_once()
    {
        using var organization = Prepared(out var contacts);
        organization.Dataverse.Faults.Add("Update", "contact", PlatformFaults.Deadlock(), callNumber: 1);
        organization.Run();
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
        Assert.Empty(organization.OpenIssues());
        Assert.Equal(4, organization.Dataverse.Requests.Snapshot().Calls("Update", "contact"));
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("throttled")]
    [InlineData("deadlock")]
    public void What_is_transient_for_longer_is_queued_again_and_nothing_is_lost(string kind)
    {
        using var organization = Prepared(out var contacts);
        var fault = kind switch
        {
            "timeout" => PlatformFaults.SqlTimeout(),
            "throttled" => PlatformFaults.Throttled(TimeSpan.FromMinutes(5)),
            _ => PlatformFaults.Deadlock(),
        };
        organization.Dataverse.Faults.Add(new FaultRule { Message = "Update", Table = "contact", Times = 3, Fault = () => fault });
        organization.Run();
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
        Assert.Empty(organization.OpenIssues());
        Assert.Empty(organization.FailedJobs());
    }

    [Fact]
    public void Throttling_is_not_answered_by_another_call_for_the_row()
    {
        using var organization = Prepared(out _);
        var rule = organization.Dataverse.Faults.Add(new FaultRule
        {
            Message = "Update",
            Table = "contact",
            Times = 1,
            Fault = () => PlatformFaults.Throttled(TimeSpan.FromMinutes(5)),
        });
        organization.Dataverse.Async.RunNext();
        Assert.Equal(1, rule.Struck);
        Assert.Equal(3, rule.Matched);
    }

    [Fact]
    public void A_write_that_took_effect_and_then_reported_a_time_out_is_found_done()
    {
        using var organization = Prepared(out var contacts);
        organization.Dataverse.Faults.Add("Update", "contact", PlatformFaults.SqlTimeout(), callNumber: 2, beforeEffect: false);
        organization.Run();
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
        Assert.Empty(organization.FailedJobs());
    }

    [Fact]
    public void Reads_that_fail_for_a_while_are_repeated_by_the_platform()
    {
        using var organization = Prepared(out var contacts);
        organization.Dataverse.Faults.Add(
            new FaultRule { Message = "RetrieveMultiple", Origin = CallOrigin.Plugin, Times = 2, Fault = PlatformFaults.Deadlock });
        organization.Run();
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
    }

    [Fact]
    public void A_row_that_somebodys_plug_in_refuses_is_an_issue_and_the_others_are_linked()
    {
        using var organization = Prepared(out var contacts);
        organization.Dataverse.Faults.Add("Update", "contact", PlatformFaults.Make(GenericFault, "Credit limit exceeded."), callNumber: 2);
        organization.Run();
        Assert.Equal(2, contacts.Count(contact => organization.LinkOf(contact) == A));
        var issue = Assert.Single(organization.OpenIssues());
        Assert.Equal("WriteRejected", issue.GetAttributeValue<string>(Names.Issue.Code));
        Assert.Contains("Credit limit exceeded.", issue.GetAttributeValue<string>(Names.Issue.Message), StringComparison.Ordinal);

        organization.Dataverse.Faults.Clear();
        organization.Touch(A);
        organization.Run();
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
        Assert.Empty(organization.OpenIssues());
    }

    [Fact]
    public void A_row_that_goes_away_between_reading_and_writing_keeps_no_other_from_being_linked()
    {
        using var organization = Prepared(out var contacts);
        organization.Dataverse.Faults.Add("Update", "contact", PlatformFaults.DoesNotExist("contact", contacts[0]), callNumber: 1);
        organization.Run();

        // That it is gone for good shows at the second look of a run.
        Assert.Empty(organization.OpenIssueCodes());
        Assert.Equal(2, contacts.Count(contact => organization.LinkOf(contact) == A));
    }

    [Fact]
    public void A_missing_privilege_is_asked_for_once_and_named_in_every_issue()
    {
        using var organization = Prepared(out var contacts);
        var denied = PlatformFaults.Make(-2147220960, "Principal user is missing prvWriteContact privilege.");
        organization.Dataverse.Faults.Add("Update", "contact", denied);
        organization.Dataverse.Async.RunNext();
        Assert.Equal(1, organization.Dataverse.Requests.Snapshot().Calls("Update", "contact"));
        Assert.Equal(contacts.Count, organization.OpenIssues().Count);
        Assert.All(organization.OpenIssues(), issue =>
            Assert.Contains("prvWriteContact", issue.GetAttributeValue<string>(Names.Issue.Message), StringComparison.Ordinal));
    }

    [Fact]
    public void A_customisation_under_way_delays_the_lookup_column()
    {
        using var organization = Prepared(out var contacts);
        organization.Dataverse.Faults.Add(new FaultRule { Message = "CreateOneToMany", Times = 2, Fault = PlatformFaults.CustomizationLock });
        organization.Run();
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
        Assert.Empty(organization.FailedJobs());
    }

    [Fact]
    public void A_lookup_that_the_user_may_not_add_skips_the_table_and_says_so()
    {
        using var organization = Prepared(out _);
        organization.Dataverse.Faults.Add(
            new FaultRule { Message = "CreateOneToMany", Fault = () => PlatformFaults.Make(-2147220960, "Missing prvCreateRelationship.") });
        organization.Run();
        var table = organization.All(Names.SourceTable.Table).Single(row => row.GetAttributeValue<string>(Names.SourceTable.LogicalName) == "contact");
        Assert.Contains("CanCarryLookup", table.GetAttributeValue<string>(Names.SourceTable.Reasons), StringComparison.Ordinal);
        Assert.Contains("prvCreateRelationship", table.GetAttributeValue<string>(Names.SourceTable.Reasons), StringComparison.Ordinal);
        Assert.Empty(organization.FailedJobs());
    }

    [Fact]
    public void What_does_not_become_better_ends_as_a_failed_job_with_its_reason()
    {
        using var organization = Prepared(out _);
        organization.Dataverse.Faults.Add(new FaultRule
        {
            Message = "RetrieveMultiple",
            Table = Names.CustomerProfile.Table,
            Fault = () =>
            PlatformFaults.Make(-2147220960, "Missing prvReadmsdynci_customerprofile.")
        });
        organization.Run();
        Assert.NotEmpty(organization.FailedJobs());
        Assert.All(organization.FailedJobs(), job =>
            Assert.Contains("prvReadmsdynci_customerprofile", job.GetAttributeValue<string>("message"), StringComparison.Ordinal));
    }

    private static LinkingOrganization Prepared(out List<Guid> contacts)
    {
        var organization = new LinkingOrganization();
        var made = Enumerable.Range(0, 3).Select(_ => organization.Contact()).ToList();
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid_alternate", string.Join(";", made)));
        contacts = made;
        return organization;
    }
}
