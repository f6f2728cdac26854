using EmbeddedDataverse;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Executions that look at one row at the same moment, of which only one can see all claims.</summary>
public class SimultaneousLooksTests
{
    private static readonly CallCosts Costs = new() { Read = TimeSpan.FromMilliseconds(20), Write = TimeSpan.FromMilliseconds(20), Other = TimeSpan.FromMilliseconds(20) };
    private static readonly Guid Old = new("0d000000-0000-4000-8000-00000000000d");
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");
    private static readonly Guid B = new("b0000000-0000-4000-8000-00000000000b");

    [Fact]
    public void A_row_whose_rival_stands_in_a_ring_is_linked_to_nobody_however_the_executions_interleave()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            using var organization = new LinkingOrganization(seed: seed, costs: Costs);
            LinkAnother(organization);
            var contact = organization.Contact();
            Dispute(organization, contact);
            RunInterleaved(organization);
            Assert.True(organization.LinkOf(contact) is null, $"seed {seed}: linked to {organization.LinkOf(contact)}");
            Assert.Contains("ClaimedByTwoProfiles", organization.OpenIssueCodes());
        }
    }

    [Fact]
    public void A_row_that_had_a_link_keeps_it_however_the_executions_interleave()
    {
        foreach (var seed in Enumerable.Range(1, 20))
        {
            using var organization = new LinkingOrganization(seed: seed, costs: Costs);
            var contact = organization.Contact();
            organization.WriteProfile(Old);
            var key = organization.WriteKey(Old, contact);
            organization.Run();

            organization.NextUnification();
            Dispute(organization, contact);
            organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
            RunInterleaved(organization);
            Assert.True(organization.LinkOf(contact) == Old, $"seed {seed}: linked to {organization.LinkOf(contact)}");
            Assert.Contains("ClaimedByTwoProfiles", organization.OpenIssueCodes());
        }
    }

    // From then on the table has its lookup.
    private static void LinkAnother(LinkingOrganization organization)
    {
        organization.WriteProfile(Old);
        organization.WriteKey(Old, organization.Contact());
        organization.Run();
    }

    private static void Dispute(LinkingOrganization organization, Guid contact)
    {
        organization.WriteProfile(A);
        organization.WriteKey(A, contact);
        organization.WriteProfile(B);
        organization.WriteKey(B, Guid.NewGuid().ToString(), "lead", ring: $$"""[{"dataSourceName":"CRM","tableName":"contact","keys":["{{contact}}"]}]""");
    }

    private static void RunInterleaved(LinkingOrganization organization)
    {
        organization.Dataverse.Clock.Advance(TimeSpan.FromMinutes(1));
        organization.Dataverse.Async.RunAll(workers: 2, interleave: true);
    }
}
