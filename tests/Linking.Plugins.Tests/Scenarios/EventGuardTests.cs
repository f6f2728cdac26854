using Linking.Plugins.Runs;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

public class EventGuardTests
{
    private static readonly Guid A = new("a0000000-0000-4000-8000-00000000000a");

    [Fact]
    public void Unlinks_beyond_the_limit_of_a_day_are_held_as_issues()
    {
        using var organization = Prepared(out var contacts, out var keys);
        foreach (var key in keys)
        {
            organization.CustomerInsights.Delete(Names.AlternateKey.Table, key);
        }

        organization.Run();
        Assert.Equal(3, contacts.Count(contact => organization.LinkOf(contact) is null));
        Assert.Equal(["HeldByGuard", "HeldByGuard"], organization.OpenIssueCodes());
    }

    [Fact]
    public void The_next_day_allows_as_many_again()
    {
        using var organization = Prepared(out var contacts, out var keys);
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, keys[0]);
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, keys[1]);
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, keys[2]);
        organization.Run();
        organization.Dataverse.Clock.Advance(TimeSpan.FromHours(25));
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, keys[3]);
        organization.CustomerInsights.Delete(Names.AlternateKey.Table, keys[4]);
        organization.Run();
        Assert.All(contacts, contact => Assert.Null(organization.LinkOf(contact)));
        Assert.Empty(organization.OpenIssues());
    }

    [Fact]
    public void A_full_run_clears_what_was_held_when_its_own_guard_allows_it()
    {
        using var organization = Prepared(out var contacts, out var keys);
        keys.ForEach(key => organization.CustomerInsights.Delete(Names.AlternateKey.Table, key));
        organization.Run();
        organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = "full",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
        });
        organization.NextUnification();
        organization.Run();
        Assert.All(contacts, contact => Assert.Null(organization.LinkOf(contact)));
        Assert.Empty(organization.OpenIssues());
    }

    private static LinkingOrganization Prepared(out List<Guid> contacts, out List<Guid> keys)
    {
        var organization = new LinkingOrganization();
        organization.SetVariable(Names.EnvironmentVariable.GuardSmallest, "3");
        organization.WriteProfile(A);
        contacts = Enumerable.Range(0, 5).Select(_ => organization.Contact()).ToList();
        keys = contacts.ConvertAll(contact => organization.WriteKey(A, contact));
        organization.Run();
        return organization;
    }
}
