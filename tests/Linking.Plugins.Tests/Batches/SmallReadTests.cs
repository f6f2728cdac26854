using Linking.Plugins.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Tests.Requirements;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What is asked for when linked rows and the latest write are read.</summary>
public class SmallReadTests
{
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly TableShape Contact = WriterSample.Contact;

    [Fact]
    public void Linked_rows_are_read_page_by_page_in_the_order_of_their_id()
    {
        var service = new ScriptedService(query: _ => new EntityCollection([new Entity("contact", Id)]) { MoreRecords = true, PagingCookie = "a cookie" });
        var page = LinkedRows.Read(service, Contact, CreationRange.All, string.Empty);
        Assert.Equal((1, "2 a cookie"), (page.Rows.Count, page.NextCursor));
        Assert.Equal("3 a cookie", LinkedRows.Read(service, Contact, CreationRange.All, page.NextCursor).NextCursor);
        var first = (QueryExpression)service.Queries[0];
        Assert.Equal((1, 5000, null), (first.PageInfo.PageNumber, first.PageInfo.Count, first.PageInfo.PagingCookie));
        Assert.Equal((2, "a cookie"), (((QueryExpression)service.Queries[1]).PageInfo.PageNumber, ((QueryExpression)service.Queries[1]).PageInfo.PagingCookie));
        var condition = Assert.Single(first.Criteria.Conditions);
        Assert.Equal((WriterSample.Lookup, ConditionOperator.NotNull), (condition.AttributeName, condition.Operator));
        Assert.Equal(("contactid", OrderType.Ascending), (first.Orders[0].AttributeName, first.Orders[0].OrderType));
        Assert.Equal([WriterSample.Lookup], first.ColumnSet.Columns);
    }

    [Fact]
    public void Linked_rows_are_read_within_a_range_of_their_creation()
    {
        var service = new ScriptedService();
        LinkedRows.Read(service, Contact, new CreationRange(Noon, null), string.Empty);
        Assert.Equal(
            [WriterSample.Lookup, Names.CreatedOn],
            ((QueryExpression)service.Queries[0]).Criteria.Conditions.Select(condition => condition.AttributeName));
    }

    [Fact]
    public void The_last_page_of_linked_rows_has_no_next() =>
        Assert.Equal(
            string.Empty,
            LinkedRows.Read(
                new ScriptedService(query: _ => new EntityCollection { PagingCookie = "a cookie" }),
                Contact,
                CreationRange.All,
                string.Empty).NextCursor);

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(1, null, 1)]
    [InlineData(null, 2, 2)]
    [InlineData(3, 2, 3)]
    [InlineData(1, 2, 2)]
    public void The_latest_write_is_that_of_a_profile_or_a_key(int? profile, int? key, int? expected)
    {
        var service = new MemoryService();
        Put(service, Names.CustomerProfile.Table, profile);
        Put(service, Names.AlternateKey.Table, key);
        service.Forget();
        Assert.Equal(expected is { } hour ? Noon.AddHours(hour) : null, new LatestWrite(service).Read(SnapshotSample.Snapshot()));
        Assert.All(
            service.Queries,
            query => Assert.Equal((1, Names.ModifiedOn, OrderType.Descending), (query.TopCount, query.Orders[0].AttributeName, query.Orders[0].OrderType)));
        Assert.Equal(2, service.Queries.Count);
    }

    [Fact]
    public void Tables_that_do_not_say_when_they_were_written_are_not_asked()
    {
        var service = new MemoryService();
        var snapshot = SnapshotSample.Snapshot();
        var silent = snapshot.Shapes.ToDictionary(shape => shape.Key, shape => shape.Value with { Columns = [] });
        Assert.Null(new LatestWrite(service).Read(snapshot with { Shapes = silent }));
        Assert.Null(new LatestWrite(service).Read(SnapshotSample.Without(snapshot with { Shapes = silent }, Names.AlternateKey.Table)));
        Assert.Empty(service.Queries);
    }

    private static void Put(MemoryService service, string table, int? hour)
    {
        if (hour is not { } later)
        {
            return;
        }

        foreach (var earlier in new[] { 0, 1 })
        {
            service.UtcNow = () => Noon.AddHours(later - earlier);
            service.Put(new Entity(table, new Guid(earlier + 1, 0, 0, new byte[8])));
        }
    }
}
