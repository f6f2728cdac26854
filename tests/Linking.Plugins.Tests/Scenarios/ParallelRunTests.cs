using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Runs on several workers of the asynchronous service, at the same time as events.</summary>
public class ParallelRunTests
{
    private const int Count = 80;

    private static readonly CallCosts Slow = new()
    {
        Read = TimeSpan.FromMilliseconds(200),
        Write = TimeSpan.FromSeconds(3),
        Other = TimeSpan.FromMilliseconds(100)
    };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(16, 1)]
    [InlineData(4, 2)]
    [InlineData(16, 3)]
    public void Workers_and_seeds_change_neither_links_nor_counts_and_budgets_are_kept(int workers, int seed)
    {
        using var organization = new LinkingOrganization(seed: seed, costs: Slow);
        organization.SetVariable(Names.EnvironmentVariable.BatchRows, "5");
        var (contacts, profiles) = Fill(organization);
        var id = Request(organization);
        organization.Dataverse.Clock.Advance(TimeSpan.FromHours(6));
        organization.Dataverse.Async.RunAll(workers: workers);
        var run = organization.System.Retrieve(Names.Run.Table, id, new ColumnSet(true));
        Assert.Equal((int)RunStatus.Successful, run.GetAttributeValue<OptionSetValue>(Names.Run.Status).Value);
        Assert.Equal(Count, run.GetAttributeValue<int>(Names.Run.Linked));
        Assert.Equal(Count, run.GetAttributeValue<int>(Names.Run.Examined));
        Assert.All(contacts.Zip(profiles), pair => Assert.Equal(pair.Second, organization.LinkOf(pair.First)));
        Assert.All(organization.Dataverse.Async.History, job =>
        {
            Assert.InRange(job.Depth, 1, 8);
            Assert.True(job.End - job.Start < TimeSpan.FromMinutes(2));
        });
    }

    [Theory]
    [EventOrders(6)]
    public void Events_in_the_middle_of_a_run_end_in_the_right_links(int seed)
    {
        using var organization = new LinkingOrganization(seed: seed, costs: Slow);
        organization.SetVariable(Names.EnvironmentVariable.BatchRows, "5");
        var (contacts, profiles) = Fill(organization);
        Request(organization);

        // While the run is queued, keys move: each event races with the run.
        var keys = organization.All(Names.AlternateKey.Table).ToDictionary(key => key.GetAttributeValue<string>(Names.AlternateKey.Value), key => key.Id);
        for (var index = 0; index < Count; index += 5)
        {
            organization.CustomerInsights.Update(new Entity(Names.AlternateKey.Table, keys[contacts[index].ToString()])
            {
                [Names.AlternateKey.CustomerId] = profiles[(index + 1) % Count].ToString("N"),
            });
        }

        organization.Dataverse.Async.RunAll(workers: 4, interleave: true);
        for (var index = 0; index < Count; index++)
        {
            Assert.Equal(profiles[index % 5 == 0 ? (index + 1) % Count : index], organization.LinkOf(contacts[index]));
        }
    }

    private static (List<Guid> Contacts, List<Guid> Profiles) Fill(LinkingOrganization organization)
    {
        var contacts = Enumerable.Range(0, Count).Select(_ => Guid.NewGuid()).ToList();
        var profiles = contacts.ConvertAll(_ => Guid.NewGuid());
        organization.Dataverse.Load("contact", contacts.Select(id => new Entity("contact", id) { ["lastname"] = "Doe" }));
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            profiles.Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        organization.Dataverse.Load(Names.AlternateKey.Table, contacts.Select((contact, index) => new Entity(Names.AlternateKey.Table, Guid.NewGuid())
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = contact.ToString(),
            [Names.AlternateKey.CustomerId] = profiles[index].ToString("N"),
        }));
        return (contacts, profiles);
    }

    private static Guid Request(LinkingOrganization organization) => organization.System.Create(new Entity(Names.Run.Table)
    {
        [Names.Run.Name] = "full",
        [Names.Run.Mode] = new OptionSetValue((int)RunMode.Full),
        [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
    });
}
