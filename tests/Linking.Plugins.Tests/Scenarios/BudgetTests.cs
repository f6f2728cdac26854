using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class BudgetTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void What_the_time_budget_does_not_cover_is_queued_again_and_done_then()
    {
        // Fifty writes of four seconds each are more than two budgets of ninety seconds.
        using var organization = new LinkingOrganization(
            costs: new CallCosts { ByMessage = new Dictionary<string, TimeSpan> { ["Update"] = TimeSpan.FromSeconds(4) } });
        var contacts = Enumerable.Range(0, 50).Select(_ => organization.Contact()).ToList();
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid_alternate", string.Join(";", contacts)));
        organization.Dataverse.Async.RunNext();
        var first = contacts.Count(contact => organization.LinkOf(contact) == A);
        Assert.InRange(first, 1, 49);
        organization.Run();
        Assert.All(contacts, contact => Assert.Equal(A, organization.LinkOf(contact)));
        Assert.Empty(organization.FailedJobs());
        Assert.Equal(50, organization.Dataverse.Requests.Snapshot().Calls("Update", "contact"));
    }

    [Fact]
    public void The_time_budget_is_a_setting()
    {
        using var organization = new LinkingOrganization(
            costs: new CallCosts { ByMessage = new Dictionary<string, TimeSpan> { ["Update"] = TimeSpan.FromSeconds(4) } });
        organization.SetVariable(Names.EnvironmentVariable.TimeBudgetSeconds, "10");
        var contacts = Enumerable.Range(0, 9).Select(_ => organization.Contact()).ToList();
        organization.WriteProfile(A, ("msdynci_crm_contact_contactid_alternate", string.Join(";", contacts)));
        organization.Dataverse.Async.RunNext();
        Assert.Equal(3, contacts.Count(contact => organization.LinkOf(contact) == A));
    }
}
