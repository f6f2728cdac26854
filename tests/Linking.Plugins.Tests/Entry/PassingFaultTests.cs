using Linking.Plugins.RunRecords;
using Linking.Plugins.Tests.Scenarios;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Entry;

/// <summary>Reads that the platform throttles, or answers in a way nobody has listed, cost another attempt and nothing else.</summary>
public class PassingFaultTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    /// <summary>Query throttling, the time-outs that go with it, an unexpected error, and a code that nobody knows.</summary>
    public static TheoryData<int> Codes => [-2147187388, -2147187132, -2147186876, -2147186875, -2147187341, -2147187339, -2147220970, -1234567];

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_event_loses_no_row(int code)
    {
        using var organization = Prepared(out var contact);
        Strike(organization, code);
        organization.Run();
        Assert.Equal(A, organization.LinkOf(contact));
        Assert.Empty(organization.FailedJobs());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_run_starts_and_its_batches_end(int code)
    {
        using var organization = Prepared(out var contact);
        organization.Run();
        organization.System.Update(new Entity("contact", contact) { [Names.SourceRow.Lookup] = null });
        foreach (var table in new[] { Names.Run.Table, Names.AlternateKey.Table, Names.CustomerProfile.Table, "contact" })
        {
            organization.Dataverse.Faults.Add(
                new FaultRule { Message = "RetrieveMultiple", Table = table, OfJobs = true, Times = 1, Fault = () => PlatformFaults.Make(code, "not now") });
        }

        var run = (Guid)organization.System.Execute(
            new OrganizationRequest(Names.Api.StartRun) { [Names.ApiParameter.Mode] = "Full" })[Names.ApiParameter.RunId];
        organization.Run();
        var row = organization.All(Names.Run.Table).Single(one => one.Id == run);
        Assert.Equal((int)RunStatus.Successful, row.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value);
        Assert.Equal(A, organization.LinkOf(contact));
    }

    private static LinkingOrganization Prepared(out Guid contact)
    {
        var organization = new LinkingOrganization();
        contact = organization.Contact();
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        return organization;
    }

    private static void Strike(LinkingOrganization organization, int code)
    {
        organization.Dataverse.Faults.Add(
            new FaultRule { Message = "RetrieveMultiple", OfJobs = true, Times = 2, Fault = () => PlatformFaults.Make(code, "not now") });
    }
}
