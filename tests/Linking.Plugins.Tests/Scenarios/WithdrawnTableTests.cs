using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class WithdrawnTableTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void A_repair_run_passes_over_issues_of_a_table_that_is_linked_no_more()
    {
        using var organization = new LinkingOrganization();
        organization.WriteProfile(A);
        organization.WriteKey(A, organization.Contact());
        organization.WriteKey(A, Guid.NewGuid(), "lead");
        organization.FullRun();
        Assert.Equal(["RowNotFound"], organization.OpenIssueCodes());

        var lead = organization.All(Names.SourceTable.Table).Single(row => row.GetAttributeValue<string>(Names.SourceTable.LogicalName) == "lead");
        organization.System.Update(new Entity(Names.SourceTable.Table, lead.Id) { [Names.SourceTable.Declared] = false });
        organization.NextUnification();
        organization.Call(Names.Api.StartRun, (Names.ApiParameter.Mode, "Repair"));
        organization.Run();
        Assert.Empty(organization.FailedJobs());
        var run = organization.All(Names.Run.Table).Single(row => row.GetAttributeValue<OptionSetValue>(Names.Run.Mode).Value == (int)RunMode.Repair);
        Assert.Equal((int)RunStatus.Successful, run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value);
    }
}
