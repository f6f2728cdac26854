using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class AutomaticRunTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Fact]
    public void The_first_event_of_a_table_that_was_never_run_in_full_requests_a_run_that_links_what_was_there_before()
    {
        using var organization = new LinkingOrganization(automaticRuns: true);
        var (old, fresh) = (organization.Contact(), organization.Contact());
        Before(organization, A, old);
        organization.WriteProfile(B);
        organization.WriteKey(B, fresh);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(old));
        Assert.Equal(B, organization.LinkOf(fresh));
        Assert.NotEmpty(FullRuns(organization));
        Assert.Empty(organization.FailedJobs());
    }

    [Fact]
    public void A_table_that_was_run_in_full_is_not_run_again_for_other_columns_of_the_profile()
    {
        using var organization = new LinkingOrganization(automaticRuns: true);
        organization.WriteKey(organization.WriteProfile(A), organization.Contact());
        organization.Run();
        var runs = FullRuns(organization).Count;
        AddProfileColumn(organization, "msdynci_favouritecolour");
        organization.NextUnification();
        organization.CustomerInsights.Update(new Entity(Names.CustomerProfile.Table, A) { ["msdynci_favouritecolour"] = "red" });
        organization.Run();
        Assert.Equal(runs, FullRuns(organization).Count);
    }

    [Fact]
    public void Another_key_column_on_the_profile_requests_a_run()
    {
        using var organization = new LinkingOrganization(automaticRuns: true);
        organization.WriteKey(organization.WriteProfile(A), organization.Contact());
        organization.Run();
        var runs = FullRuns(organization).Count;
        AddProfileColumn(organization, "msdynci_crm_lead_leadid_alternate");
        organization.NextUnification();
        organization.Touch(A);
        organization.Run();
        Assert.Equal(runs + 1, FullRuns(organization).Count);
    }

    [Fact]
    public void While_a_stopped_run_awaits_approval_age_alone_requests_no_other()
    {
        using var organization = new LinkingOrganization(automaticRuns: true);
        organization.WriteKey(organization.WriteProfile(A), organization.Contact());
        organization.Run();
        var stopped = organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "Stopped",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.StoppedByGuard),
        });
        var runs = FullRuns(organization).Count;
        organization.Dataverse.Clock.Advance(TimeSpan.FromHours(25));
        organization.Touch(A);
        organization.Run();
        Assert.Equal(runs, FullRuns(organization).Count);

        organization.System.Update(new Entity(Names.Run.Table, stopped) { [Names.Run.Status] = new OptionSetValue((int)RunStatus.Canceled) });
        organization.Touch(A);
        organization.Run();
        Assert.Equal(runs + 1, FullRuns(organization).Count);
    }

    private static void AddProfileColumn(LinkingOrganization organization, string name)
    {
        organization.System.Execute(new CreateAttributeRequest
        {
            EntityName = Names.CustomerProfile.Table,
            Attribute = new StringAttributeMetadata { SchemaName = name, LogicalName = name, MaxLength = 4000, DisplayName = new Label(name, 1033) },
        });
    }

    private static void Before(LinkingOrganization organization, Guid customer, Guid contact)
    {
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            [new Entity(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N") }]);
        organization.Dataverse.Load(Names.AlternateKey.Table, [new Entity(Names.AlternateKey.Table, Guid.NewGuid())
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString(),
            [Names.AlternateKey.CustomerId] = customer.ToString("N"),
        }]);
    }

    private static List<Entity> FullRuns(LinkingOrganization organization)
    {
        return organization.All(Names.Run.Table).FindAll(run => run.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value == (int)RunMode.Full);
    }
}
