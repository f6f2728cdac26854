using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Scenarios;

/// <summary>Linked rows are read in parts, beside the keys and where that is not enough once more behind them.</summary>
public class LinkedReadingTests
{
    private const int Count = 60;

    [Fact]
    public void A_rerun_reads_each_linked_row_once_in_parts()
    {
        using var organization = Prepared(out _, out _);
        Start(organization, RunMode.Full);
        var first = Readings(organization);
        Assert.Contains(first, reading => reading.Reading == LinkReading.AfterKeys);
        var run = Start(organization, RunMode.Full);
        var again = Readings(organization).Skip(first.Count).ToList();
        Assert.Equal(Count, run.GetAttributeValue<int>(Names.Run.Unchanged));
        Assert.InRange(again.Count(reading => reading.Table == "contact"), 15, 30);
        Assert.All(again, reading => Assert.Equal(LinkReading.BesideKeys, reading.Reading));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(29, 30)]
    [InlineData(58, 59)]
    public void Rows_that_lost_their_keys_unseen_are_found_whichever_part_reads_them(int one, int other)
    {
        using var organization = Prepared(out var contacts, out var customers);
        Start(organization, RunMode.Full);
        foreach (var index in new[] { one, other })
        {
            Quietly(organization, "Delete", new EntityReference(Names.AlternateKey.Table, organization.All(Names.AlternateKey.Table)
                .Single(key => key.GetAttributeValue<string>(Names.AlternateKey.Value) == contacts[index].ToString()).Id));
        }

        Quietly(organization, "Delete", new EntityReference(Names.CustomerProfile.Table, customers[one]));
        Assert.Equal(2, Start(organization, RunMode.Preview).GetAttributeValue<int>(Names.Run.Unlinked));
        var run = Start(organization, RunMode.Full);
        Assert.Equal((Count, 2, Count - 2),
            (run.GetAttributeValue<int>(Names.Run.Examined), run.GetAttributeValue<int>(Names.Run.Unlinked), run.GetAttributeValue<int>(Names.Run.Unchanged)));
        Assert.All(Enumerable.Range(0, Count), index =>
            Assert.Equal(index == one || index == other ? null : customers[index], organization.LinkOf(contacts[index])));
    }

    [Fact]
    public void A_row_that_lost_its_key_is_found_while_others_get_their_first_link()
    {
        using var organization = Prepared(out var contacts, out var customers);
        organization.System.Update(new Entity("contact", contacts[7]) { ["lastname"] = "Doe" });
        Start(organization, RunMode.Full);
        for (var index = 10; index < 20; index++)
        {
            Quietly(organization, "Update", new Entity("contact", contacts[index]) { [Names.SourceRow.Lookup] = null });
        }

        Quietly(organization, "Delete", new EntityReference(Names.AlternateKey.Table, organization.All(Names.AlternateKey.Table)
            .Single(key => key.GetAttributeValue<string>(Names.AlternateKey.Value) == contacts[7].ToString()).Id));
        var before = Readings(organization).Count;
        var run = Start(organization, RunMode.Full);
        Assert.Equal((10, 1), (run.GetAttributeValue<int>(Names.Run.Linked), run.GetAttributeValue<int>(Names.Run.Unlinked)));
        Assert.Null(organization.LinkOf(contacts[7]));
        Assert.All(Enumerable.Range(0, Count).Where(index => index != 7), index => Assert.Equal(customers[index], organization.LinkOf(contacts[index])));
        Assert.Equal([LinkReading.BesideKeys, LinkReading.AfterKeys, LinkReading.Doubtful], Readings(organization).Skip(before)
            .Select(reading => reading.Reading).Distinct().Order());
    }

    private static LinkingOrganization Prepared(out List<Guid> contacts, out List<Guid> customers)
    {
        var organization = new LinkingOrganization(plainProfiles: true);
        organization.SetVariable(Names.EnvironmentVariable.BatchRows, "6");
        contacts = [.. Enumerable.Range(0, Count).Select(_ => Guid.NewGuid())];
        customers = contacts.ConvertAll(_ => Guid.NewGuid());
        var (rows, profiles) = (contacts, customers);
        organization.Dataverse.Load("contact", rows.Select((id, index) =>
            new Entity("contact", id) { ["lastname"] = "Doe", [Names.CreatedOn] = new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(index) }));
        organization.Dataverse.Load(Names.CustomerProfile.Table,
            profiles.Select(id => new Entity(Names.CustomerProfile.Table, id) { [Names.CustomerProfile.CustomerId] = id.ToString("N") }));
        organization.Dataverse.Load(Names.AlternateKey.Table, rows.Select((id, index) => new Entity(Names.AlternateKey.Table, Guid.NewGuid())
        {
            [Names.AlternateKey.DataSource] = LinkingOrganization.DataSource,
            [Names.AlternateKey.EntityName] = "contact",
            [Names.AlternateKey.Value] = id.ToString(),
            [Names.AlternateKey.CustomerId] = profiles[index].ToString("N"),
            [Names.AlternateKey.Customer] = new EntityReference(Names.CustomerProfile.Table, profiles[index]),
        }));
        return organization;
    }

    // Those of all runs so far, oldest first; without the batches that were only cut.
    private static List<(string Table, LinkReading Reading)> Readings(LinkingOrganization organization)
    {
        return [.. organization.All(Names.Batch.Table)
            .Where(batch =>
                batch.GetAttributeValue<OptionSetValue>(Names.Batch.Kind).Value == (int)BatchKind.Links && batch.GetAttributeValue<int>(Names.Batch.Parts) == 0)
            .OrderBy(batch => batch.GetAttributeValue<DateTime>(Names.CreatedOn))
            .Select(batch =>
                (batch.GetAttributeValue<string>(Names.Batch.LogicalName) ?? string.Empty, (LinkReading)batch.GetAttributeValue<int>(Names.Batch.Reading)))];
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
        organization.Dataverse.Async.RunAll(workers: 4);
        Assert.Empty(organization.FailedJobs());
        return organization.System.Retrieve(Names.Run.Table, id, new ColumnSet(true));
    }

    private static void Quietly(LinkingOrganization organization, string message, object target)
    {
        organization.System.Execute(new OrganizationRequest(message) { ["Target"] = target, ["BypassBusinessLogicExecution"] = "CustomSync,CustomAsync" });
    }
}
