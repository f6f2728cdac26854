using System.Globalization;
using Linking.Plugins.Batches;
using Linking.Plugins.Requirements;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Tests.Properties;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using static Linking.Plugins.Tests.Requirements.SnapshotSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Batches;

/// <summary>How many keys are read at once, and whose profiles are read with them.</summary>
public class KeyBlockTests
{
    private int customers;
    private DateTime now = Noon;

    [Theory]
    [InlineData(1, 0, false, "1000 5000 5000")]
    [InlineData(1, 9, false, "1000 4500 5000")]
    [InlineData(1, 10, false, "1000 1000 1000")]
    [InlineData(1, 0, true, "1000 1000 5000")]
    [InlineData(7, 0, false, "1000 7000 7000")]
    [InlineData(30, 0, false, "1000 20000 20000")]
    public void Blocks_grow_while_they_are_done_in_no_time(int tables, int seconds, bool isResumed, string expected)
    {
        var service = Service(proven: 0, seconds);
        var snapshot = Snapshot([.. Enumerable.Range(1, tables).Select(number => Table($"table{number}", number))]);
        var sourceTables = new SourceTables(new SnapshotReader(service, () => now), snapshot);
        var run = new RunRow { Mode = RunMode.Preview };
        var work = new KeysWork(service, run, snapshot, null, () => now);
        var batch = new Batch { Kind = BatchKind.Keys };
        if (isResumed)
        {
            batch.Progress.BlockSize = 1000;
        }

        var sizes = new List<int>();
        for (var block = 0; block < 3; block++)
        {
            service.Queries.Clear();
            Assert.Equal(BlockOutcome.More, work.Next(batch, new BlockRunner(Scope(service), run, sourceTables, () => false)));
            sizes.Add(Pages(service, Names.AlternateKey.Table).Sum());
        }

        Assert.Equal(expected, string.Join(" ", sizes));
    }

    [Theory]
    [InlineData(9, 7, false)]
    [InlineData(9, 6, true)]
    [InlineData(8, 7, false)]
    [InlineData(8, 6, true)]
    public void Profiles_are_read_when_more_than_one_key_of_eight_fails_to_prove_its_own(int keys, int proven, bool all)
    {
        var service = Service(proven);
        var block = Reader(service, Snapshot()).Read(CustomerRange.All, string.Empty, keys);
        var query = service.Queries.Cast<QueryExpression>().Single(asked => asked.EntityName == Names.CustomerProfile.Table);
        Assert.Equal(!all, query.Criteria.Conditions.Any(condition => condition.AttributeName == Names.CreatedOn));
        Assert.Equal((keys - 1, $"{keys - 1:x8}z"), (block.Keys.Count, block.End));
    }

    [Fact]
    public void Where_keys_prove_their_profiles_only_those_created_since_the_last_run_are_read()
    {
        var service = Service(proven: 8);
        Reader(service, Snapshot()).Read(new CustomerRange("0", "f"), "00000000z", 8);
        var query = service.Queries.Cast<QueryExpression>().Single(asked => asked.EntityName == Names.CustomerProfile.Table);
        Assert.Equal(
            ["NotNull", "GreaterThan 00000000z", "LessThan f", "LessEqual 00000007z", "GreaterEqual " + Noon],
            query.Criteria.Conditions.Select(condition => $"{condition.Operator} {condition.Values.FirstOrDefault()}".TrimEnd()));
        Assert.Equal((Names.CreatedOn, 500), (query.Criteria.Conditions[4].AttributeName, query.PageInfo.Count));
    }

    [Fact]
    public void Where_nobody_says_when_the_last_run_was_all_profiles_are_read()
    {
        var service = Service(proven: 8);
        new CustomerBlockReader(service, Snapshot(), createdSince: null).Read(CustomerRange.All, string.Empty, 8);
        Assert.DoesNotContain(
            service.Queries.Cast<QueryExpression>(),
            query => query.Criteria.Conditions.Any(condition => condition.AttributeName == Names.CreatedOn));
    }

    [Fact]
    public void Profiles_are_read_where_they_may_hold_keys_of_their_own()
    {
        var service = Service(proven: 8);
        Reader(service, Snapshot(Table("contact", 1, keyColumns: "msdynci_crm_contact_contactid"))).Read(CustomerRange.All, string.Empty, 8);
        var query = service.Queries.Cast<QueryExpression>().Single(asked => asked.EntityName == Names.CustomerProfile.Table);
        Assert.Equal(16, query.PageInfo.Count);
        Assert.Equal(["NotNull", "LessEqual"], query.Criteria.Conditions.Select(condition => condition.Operator.ToString()));
        Assert.Equal("00000007z", query.Criteria.Conditions[1].Values[0]);
        Assert.Contains("msdynci_crm_contact_contactid", query.ColumnSet.Columns);
    }

    [Fact]
    public void Without_the_table_of_keys_profiles_are_all_there_is()
    {
        var reader = Reader(Service(proven: 0, profiles: true), Without(Snapshot(), Names.AlternateKey.Table));
        var block = reader.Read(CustomerRange.All, string.Empty, 2);
        Assert.Empty(block.Keys);
        Assert.Equal((3, "00000003z"), (block.Profiles.Count, block.End));
        Assert.Equal(["00000001-0000-0000-0000-000000000000"], block.Customers.Order().Take(1).Select(customer => customer.Text));
        Assert.Empty(reader.ReadWithoutCustomer());
    }

    [Fact]
    public void Keys_without_a_customer_are_read_to_their_end()
    {
        var pages = 0;
        var service = new ScriptedService(
            query: _ => new EntityCollection([new Entity(Names.AlternateKey.Table, Guid.NewGuid())]) { MoreRecords = ++pages < 3 });
        Assert.Equal(3, Reader(service, Snapshot()).ReadWithoutCustomer().Count(key => key.CustomerId.IsEmpty));
        var query = (QueryExpression)service.Queries[0];
        Assert.Equal(
            (500, ConditionOperator.Null, Names.AlternateKey.CustomerId),
            (query.PageInfo.Count, query.Criteria.Conditions.Single().Operator, query.Criteria.Conditions[0].AttributeName));
    }

    [Theory]
    [InlineData(9, "1 2 3", "", 2)]
    [InlineData(3, "1 2 3", "3", 1)]
    [InlineData(0, "1 2 3", "", 1)]
    public void A_block_ends_with_its_profiles_where_they_are_more_than_it_holds(int firstKey, string profiles, string keys, int keyReads)
    {
        var ofKeys = new SortedTable(Names.AlternateKey.CustomerId, firstKey == 0 ? [] : [Customer(firstKey), Customer(10), Customer(11), Customer(12)]);
        var ofProfiles = new SortedTable(Names.CustomerProfile.CustomerId, Enumerable.Range(1, 12).Select(Customer));
        var service = new ScriptedService(
            query: query => (((QueryExpression)query).EntityName == Names.AlternateKey.Table ? ofKeys : ofProfiles).RetrieveMultiple(query));
        var block = Reader(service, Snapshot(Table("contact", 1, keyColumns: "msdynci_crm_contact_contactid"))).Read(CustomerRange.All, string.Empty, 2);
        Assert.Equal(profiles, string.Join(" ", block.Profiles.Select(profile => Number(profile.CustomerIdText))));
        Assert.Equal(keys, string.Join(" ", block.Keys.Select(key => Number(key.CustomerIdText))));
        Assert.Equal(("00000003z", keyReads), (block.End, ofKeys.Asked.Count));
    }

    [Theory]
    [InlineData("1 2 2 3 4 5", "1", "00000001z")]
    [InlineData("1 1 1 2 3 4 5", "1 1 1 2 3", "00000003z")]
    public void A_block_holds_all_keys_of_its_customers_or_none(string keys, string expected, string end)
    {
        var ofKeys = new SortedTable(
            Names.AlternateKey.CustomerId,
            keys.Split(' ').Select(number => Customer(int.Parse(number, CultureInfo.InvariantCulture))));
        var ofProfiles = new SortedTable(Names.CustomerProfile.CustomerId, Enumerable.Range(1, 12).Select(Customer));
        var service = new ScriptedService(
            query: query => (((QueryExpression)query).EntityName == Names.AlternateKey.Table ? ofKeys : ofProfiles).RetrieveMultiple(query));
        var block = new CustomerBlockReader(service, Snapshot(), createdSince: null).Read(CustomerRange.All, string.Empty, 3);
        Assert.Equal(expected, string.Join(" ", block.Keys.Select(key => Number(key.CustomerIdText))));
        Assert.Equal(end, block.End);
    }

    private static CustomerBlockReader Reader(IOrganizationService service, OrganizationSnapshot snapshot) => new(service, snapshot, createdSince: Noon);

    private static int Number(string customer) => int.Parse(customer[..8], CultureInfo.InvariantCulture);

    private static string Customer(int number) => number.ToString("00000000", CultureInfo.InvariantCulture) + "-0000-4000-8000-000000000000";

    private static List<int> Pages(ScriptedService service, string table) =>
        [
            .. service.Queries.Cast<QueryExpression>().Where(query => query.EntityName == table && query.Orders.Count > 0 && query.TopCount is null)
                .Select(query => query.PageInfo.Count)];

    /// <summary>A table of keys without an end, each of another customer; so many of them prove their profile.</summary>
    private ScriptedService Service(int proven, int seconds = 0, bool profiles = false) => new(
        request =>
            request is RetrieveMetadataChangesRequest
                ? new RetrieveMetadataChangesResponse { Results = { ["EntityMetadata"] = new EntityMetadataCollection() } }
                : null,
        query => query is QueryExpression { Orders.Count: > 0, TopCount: null } asked
            && asked.EntityName == (profiles ? Names.CustomerProfile.Table : Names.AlternateKey.Table)
            ? Endless(asked, proven, seconds)
            : new EntityCollection());

    private EntityCollection Endless(QueryExpression query, int proven, int seconds)
    {
        now = query.PageInfo.PageNumber == 1 ? now.AddSeconds(seconds) : now;
        return new EntityCollection([.. Enumerable.Range(0, query.PageInfo.Count).Select(_ => Key(++customers, proven))]) { MoreRecords = true };
    }

    private static Entity Key(int number, int proven)
    {
        var customer = new Guid(number, 0, 0, new byte[8]).ToString("N");
        return new Entity("any", Guid.NewGuid())
        {
            [Names.AlternateKey.CustomerId] = customer,
            [Names.AlternateKey.DataSource] = "Files",
            [Names.AlternateKey.EntityName] = "card",
            [Names.AlternateKey.Customer] = number <= proven ? new EntityReference(Names.CustomerProfile.Table, Guid.NewGuid()) { Name = customer } : null,
        };
    }
}
