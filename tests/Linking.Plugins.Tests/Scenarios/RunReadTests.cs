using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>What runs read, and that what they leave unread is not missed.</summary>
public class RunReadTests
{
    private const int Count = 3000;

    [Fact]
    public void Keys_that_name_their_profile_are_enough_where_profiles_hold_no_keys()
    {
        using var organization = new LinkingOrganization(plainProfiles: true);
        var (contacts, customers) = Load(organization, Count);
        Start(organization, RunMode.Full);
        Assert.All(contacts.Zip(customers), pair => Assert.Equal(pair.Second, organization.LinkOf(pair.First)));

        var before = organization.Dataverse.Requests.Snapshot();
        var run = Start(organization, RunMode.Full);
        var counts = organization.Dataverse.Requests.Since(before);

        Assert.Equal(Count, run.GetAttributeValue<int>(Names.Run.Unchanged));

        // No profile is read but those that are newer than the last run, one read for each block, and a sample of their CustomerIds.
        Assert.InRange(counts.Calls("RetrieveMultiple", Names.CustomerProfile.Table), 1, 3);

        // Six blocks of five hundred rows, one more because blocks end with whole customers, the sample, and one page of all linked rows.
        Assert.InRange(counts.Calls("RetrieveMultiple", "contact", CallOrigin.Plugin), 8, 10);

        // Six pages, one more, and one sample of each source table, and two reads that look for another spelling of the one without keys:
        // so few keys are one batch.
        Assert.InRange(counts.Calls("RetrieveMultiple", Names.AlternateKey.Table, CallOrigin.Plugin), 6 + 2, 6 + 7);
    }

    [Fact]
    public void A_lookup_to_the_profile_of_somebody_else_is_not_believed()
    {
        using var organization = new LinkingOrganization(plainProfiles: true);
        var (contacts, customers) = Load(organization, 40);
        var key = KeyOf(organization, contacts[0]);
        Quietly(organization, "Update",
            new Entity(Names.AlternateKey.Table, key) { [Names.AlternateKey.Customer] = new EntityReference(Names.CustomerProfile.Table, customers[1]) });
        Start(organization, RunMode.Full);
        Assert.Equal(customers[0], organization.LinkOf(contacts[0]));
    }

    [Fact]
    public void A_profile_that_is_gone_is_noticed_although_its_key_stays()
    {
        using var organization = new LinkingOrganization(plainProfiles: true);
        var (contacts, customers) = Load(organization, 40);
        Start(organization, RunMode.Full);
        Quietly(organization, "Delete", new EntityReference(Names.CustomerProfile.Table, customers[0]));
        var run = Start(organization, RunMode.Full);
        Assert.Equal(1, run.GetAttributeValue<int>(Names.Run.Issues));
        Assert.Equal(["ProfileNotFound"], organization.OpenIssueCodes());
        Assert.Null(organization.LinkOf(contacts[0]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_many_rows_only_those_lose_their_link_whose_key_was_taken_away_unseen(bool plainProfiles)
    {
        using var organization = new LinkingOrganization(plainProfiles: plainProfiles);
        var (contacts, customers) = Load(organization, 400);
        Start(organization, RunMode.Full);
        Quietly(organization, "Delete", new EntityReference(Names.AlternateKey.Table, KeyOf(organization, contacts[7])));
        Quietly(organization, "Delete", new EntityReference(Names.AlternateKey.Table, KeyOf(organization, contacts[8])));
        Quietly(organization, "Delete", new EntityReference(Names.CustomerProfile.Table, customers[8]));
        var preview = Start(organization, RunMode.Preview);
        Assert.Equal(2, preview.GetAttributeValue<int>(Names.Run.Unlinked));
        var run = Start(organization, RunMode.Full);
        Assert.Equal((400, 2, 398),
            (run.GetAttributeValue<int>(Names.Run.Examined), run.GetAttributeValue<int>(Names.Run.Unlinked), run.GetAttributeValue<int>(Names.Run.Unchanged)));
        Assert.All(Enumerable.Range(0, 400), index => Assert.Equal(index is 7 or 8 ? null : customers[index], organization.LinkOf(contacts[index])));
    }

    [Fact]
    public void A_large_block_that_is_cut_short_by_the_budget_counts_each_row_once()
    {
        // The first block has nothing to write, so a larger one follows; that one has more to write than the time allows.
        using var organization = new LinkingOrganization(plainProfiles: true, costs: new CallCosts { Write = TimeSpan.FromMilliseconds(100) });
        var (contacts, customers) = Load(organization, 1000, "00");
        Start(organization, RunMode.Full);
        var (more, theirs) = Load(organization, 1500, "01");
        var run = Start(organization, RunMode.Full);
        Assert.Equal((2500, 1500, 1000),
            (run.GetAttributeValue<int>(Names.Run.Examined), run.GetAttributeValue<int>(Names.Run.Linked), run.GetAttributeValue<int>(Names.Run.Unchanged)));
        Assert.All(contacts.Concat(more).Zip(customers.Concat(theirs)), pair => Assert.Equal(pair.Second, organization.LinkOf(pair.First)));
    }

    [Fact]
    public void A_run_with_much_to_write_is_cut_among_more_batches_than_it_began_with()
    {
        using var organization = new LinkingOrganization(plainProfiles: true, costs: new CallCosts { Write = TimeSpan.FromMilliseconds(40) });
        var (contacts, customers) = Load(organization, 5000);
        Start(organization, RunMode.Full);
        Assert.All(contacts.Zip(customers), pair => Assert.Equal(pair.Second, organization.LinkOf(pair.First)));
        Assert.InRange(organization.All(Names.Batch.Table).Count, 2 + 2, 32);
    }

    [Fact]
    public void A_row_that_only_a_key_ring_claims_keeps_its_link()
    {
        using var organization = new LinkingOrganization(plainProfiles: true);
        var (contacts, customers) = Load(organization, 20);
        var second = organization.Contact();
        var ring = $$"""[{"dataSourceName":"{{LinkingOrganization.DataSource}}","tableName":"contact","preferredKey":"{{contacts[3]}}","keys":["{{contacts[3]}}","{{second}}"]}]""";
        Quietly(organization, "Update", new Entity(Names.AlternateKey.Table, KeyOf(organization, contacts[3])) { [Names.AlternateKey.KeyRing] = ring });
        Start(organization, RunMode.Full);
        Assert.Equal(customers[3], organization.LinkOf(second));

        // A lost key beside it makes the run look at every row of that bucket again.
        Quietly(organization, "Delete", new EntityReference(Names.AlternateKey.Table, KeyOf(organization, contacts[5])));
        var run = Start(organization, RunMode.Full);
        Assert.Equal(1, run.GetAttributeValue<int>(Names.Run.Unlinked));
        Assert.Equal(customers[3], organization.LinkOf(second));
    }

    [Fact]
    public void An_issue_about_a_key_closes_in_the_first_run_after_the_key_is_gone()
    {
        using var organization = new LinkingOrganization(plainProfiles: true);
        Load(organization, 40);
        var customer = new Guid("f0000000-0000-4000-8000-000000000001");
        organization.Dataverse.Load(Names.CustomerProfile.Table, [Profile(customer)]);
        var key = Key("no guid", customer);
        organization.Dataverse.Load(Names.AlternateKey.Table, [key]);
        Start(organization, RunMode.Full);
        Assert.Equal(["KeyNotGuid"], organization.OpenIssueCodes());
        Quietly(organization, "Delete", key.ToEntityReference());
        Start(organization, RunMode.Full);
        Assert.Empty(organization.OpenIssueCodes());
    }

    private static (List<Guid> Contacts, List<Guid> Customers) Load(LinkingOrganization organization, int count, string prefix = "0")
    {
        var contacts = Enumerable.Range(0, count).Select(_ => Guid.NewGuid()).ToList();
        var customers = contacts.ConvertAll(_ => new Guid(prefix + Guid.NewGuid().ToString("N")[prefix.Length..]));
        organization.Dataverse.Load("contact", contacts.Select(id => new Entity("contact", id) { ["lastname"] = "Doe" }));
        organization.Dataverse.Load(Names.CustomerProfile.Table, customers.Select(Profile));
        organization.Dataverse.Load(Names.AlternateKey.Table, contacts.Select((id, index) =>
        {
            var key = Key(id.ToString(), customers[index]);
            if (organization.PlainProfiles)
            {
                key[Names.AlternateKey.Customer] = new EntityReference(Names.CustomerProfile.Table, customers[index]);
            }

            return key;
        }));
        return (contacts, customers);
    }

    private static Entity Profile(Guid customer) => new(Names.CustomerProfile.Table, customer) { [Names.CustomerProfile.CustomerId] = customer.ToString("N") };

    private static Entity Key(string value, Guid customer) => new(Names.AlternateKey.Table, Guid.NewGuid())
    {
        [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
        [Names.AlternateKey.EntityName] = "contact",
        [Names.AlternateKey.Value] = value,
        [Names.AlternateKey.CustomerId] = customer.ToString("N"),
    };

    private static Guid KeyOf(LinkingOrganization organization, Guid contact)
    {
        return organization.All(Names.AlternateKey.Table).Single(key => key.GetAttributeValue<string>(Names.AlternateKey.Value) == contact.ToString()).Id;
    }

    private static Entity Start(LinkingOrganization organization, RunMode mode)
    {
        var id = organization.System.Create(new Entity(Names.Run.Table)
        {
            [Names.Run.Name] = mode.ToString(),
            [Names.Run.Mode] = new OptionSetValue((int)mode),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Queued),
        });
        organization.NextUnification();
        organization.Run();
        Assert.Empty(organization.FailedJobs());
        return organization.System.Retrieve(Names.Run.Table, id, new Microsoft.Xrm.Sdk.Query.ColumnSet(true));
    }

    private static void Quietly(LinkingOrganization organization, string message, object target)
    {
        organization.System.Execute(new OrganizationRequest(message) { ["Target"] = target, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
    }
}
