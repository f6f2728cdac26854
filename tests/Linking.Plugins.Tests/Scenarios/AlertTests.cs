using EmbeddedDataverse.CustomApis;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class AlertTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void One_event_is_raised_for_each_change_of_state_and_one_for_the_recovery()
    {
        using var organization = Prepared(out var contact);
        Run(organization);
        Assert.Equal(0, Raised(organization));

        organization.Dataverse.Faults.Add("Update", "contact", PlatformFaults.Make(-2147220970, "No."));
        Unlink(organization, contact);
        Run(organization);
        Run(organization);
        Assert.Equal(1, Raised(organization));

        organization.Dataverse.Faults.Clear();
        Run(organization);
        Run(organization);
        Assert.Equal(2, Raised(organization));
    }

    [Fact]
    public void A_run_ends_although_nobody_can_be_told_of_it_and_the_next_one_tells()
    {
        using var organization = Prepared(out var contact);
        organization.Dataverse.Faults.Add("Update", "contact", PlatformFaults.Make(-2147220970, "No."));
        organization.Dataverse.Faults.Add(Names.RunStateChanged.Api, null, PlatformFaults.Make(-2147220960, "prvCreatecpl_Run is missing."), callNumber: 1);
        Unlink(organization, contact);
        Run(organization);
        var untold = Assert.Single(organization.All(Names.Run.Table), run =>
            run.GetAttributeValue<string>(Names.Run.Detail)?.Contains("prvCreatecpl_Run is missing", StringComparison.Ordinal) == true);
        Assert.Equal((int)RunStatus.CompletedWithIssues, untold.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value);
        Assert.Empty(organization.FailedJobs());
        var before = Raised(organization);
        Run(organization);
        Assert.Equal(before + 1, Raised(organization));
    }

    [Fact]
    public void Old_runs_and_their_batches_are_purged()
    {
        using var organization = Prepared(out _);
        Run(organization);
        var old = organization.All(Names.Run.Table).Select(run => run.Id).ToList();
        organization.Dataverse.Clock.Advance(TimeSpan.FromDays(100));
        Run(organization);
        Assert.DoesNotContain(organization.All(Names.Run.Table), run => old.Contains(run.Id));
        Assert.All(organization.All(Names.Batch.Table), batch => Assert.DoesNotContain(batch.GetAttributeValue<EntityReference>(Names.Batch.Run).Id, old));
    }

    private static LinkingOrganization Prepared(out Guid contact)
    {
        var organization = new LinkingOrganization();
        if (!organization.All(Names.CustomApi.Table).Exists(api => api.GetAttributeValue<string>(Names.CustomApi.UniqueName) == Names.RunStateChanged.Api))
        {
            organization.Dataverse.DefineCustomApi(new CustomApiDefinition
            {
                UniqueName = Names.RunStateChanged.Api,
                AllowedSteps = CustomApiSteps.AsyncOnly,
                Parameters =
                [
                    new CustomApiParameter(Names.RunStateChanged.RunId, CustomApiType.Guid, false),
                    new CustomApiParameter(Names.RunStateChanged.Name, CustomApiType.String, false),
                    new CustomApiParameter(Names.RunStateChanged.Status, CustomApiType.String, false),
                    new CustomApiParameter(Names.RunStateChanged.Detail, CustomApiType.String, true),
                    new CustomApiParameter(Names.RunStateChanged.IsRecovery, CustomApiType.Boolean, false),
                ],
            });
        }

        contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.Run();
        return organization;
    }

    private static void Unlink(LinkingOrganization organization, Guid contact)
    {
        organization.System.Execute(new OrganizationRequest("Upsert") { ["Target"] = new Entity("contact", contact) { [Names.SourceRow.Lookup] = null } });
    }

    private static void Run(LinkingOrganization organization)
    {
        organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "full",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
        });
        organization.NextUnification();
        organization.Run();
    }

    private static long Raised(LinkingOrganization organization) => organization.Dataverse.Requests.Snapshot().Calls(Names.RunStateChanged.Api);
}
