using Linking.Plugins.Planning;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Linking.Plugins.Tests.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Linking.Plugins.Tests.Runs;

/// <summary>What is asked for when batches and linked rows are read, and what is made of the answer.</summary>
public class BatchReadTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid Run = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly TableShape Contact = WriterSample.Contact;

    [Fact]
    public void A_batch_is_read_as_it_was_saved()
    {
        var progress = new BatchProgress { Cursor = "18", Held = [new HeldRow(new RowKey("contact", Id), Run)] };
        progress.Counts.Add("contact", Change.Linked, hadLink: true);
        progress.Sketches.Of("contact").Add(Id);
        progress.Samples.Add(new SampleRow(new RowKey("contact", Id), Change.Linked, null, Run, "Linked"));
        var row = Row();
        row.RowVersion = "77";
        row[Names.Batch.LogicalName] = "contact";
        row[Names.Batch.From] = "1";
        row[Names.Batch.To] = "2";
        row[Names.Batch.Heartbeat] = Noon;
        row[Names.Batch.Attempts] = 3;
        row[Names.Batch.Parts] = 4;
        row[Names.Batch.Cursor] = progress.Cursor;
        row[Names.Batch.Counts] = progress.Counts + "\n" + progress.Sketches;
        row[Names.Batch.Held] = HeldRow.WriteAll(progress.Held);
        row[Names.Batch.Samples] = progress.Samples.ToString();
        row[Names.Batch.Done] = $"{Id:N}\n{Run:D}\n\n{Run:N}";
        var batch = Store(row, out _).Find(Id)!;
        Assert.Equal((Id, Run, BatchKind.Orphans, BatchStatus.Waiting, "contact"), (batch.Id, batch.RunId, batch.Kind, batch.Status, batch.Table));
        Assert.Equal((new CustomerRange("1", "2"), Noon, 3, 4, "77"), (batch.Range, batch.Heartbeat, batch.Attempts, batch.Parts, batch.RowVersion));
        Assert.Equal(("18", progress.Counts.ToString(), progress.Samples.ToString()), (batch.Progress.Cursor, batch.Progress.Counts.ToString(), batch.Progress.Samples.ToString()));
        Assert.False(batch.Progress.Sketches.Of("contact").Differs(progress.Sketches.Of("contact")));
        Assert.Equal(progress.Held, batch.Progress.Held);
        Assert.Equal([Id, Run], batch.Progress.Done);
    }

    [Fact]
    public void A_batch_of_which_little_is_stated_is_the_beginning_of_the_whole()
    {
        var batch = Store(Row(), out _).Find(Id)!;
        Assert.Equal((string.Empty, string.Empty, CustomerRange.All, 0), (batch.Table, batch.Progress.Cursor, batch.Range, batch.Attempts));
        Assert.Empty(batch.Progress.Done);
        Assert.Empty(batch.Progress.Held);
        Assert.Null(batch.Heartbeat);
        Assert.Null(new BatchStore(new ScriptedService(), () => Noon).Find(Id));
    }

    [Fact]
    public void Batches_are_asked_for_by_id_by_run_and_by_what_is_unfinished()
    {
        const string Unfinished = " cpl_status In 627100000,627100001,627100002";
        var store = Store(Row(), out var service);
        store.Find(Id);
        store.OfRun(Run);
        store.UnfinishedOf(Run);
        Assert.True(store.HasUnfinished(Run));
        Assert.Equal([$"cpl_batchid Equal {Id}", $"cpl_run Equal {Run}", $"cpl_run Equal {Run}{Unfinished}", $"cpl_run Equal {Run}{Unfinished}"], service.Queries.Select(Conditions));
        Assert.True(((QueryExpression)service.Queries[0]).ColumnSet.AllColumns);
        Assert.Equal(1, ((QueryExpression)service.Queries[3]).TopCount);
        Assert.False(new BatchStore(new ScriptedService(), () => Noon).HasUnfinished(Run));
    }

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
        Assert.Equal((WriterSample.Lookup + " NotNull ", "contactid", OrderType.Ascending), (Conditions(first), first.Orders[0].AttributeName, first.Orders[0].OrderType));
        Assert.Equal([WriterSample.Lookup], first.ColumnSet.Columns);
    }

    [Fact]
    public void The_last_page_of_linked_rows_has_no_next() =>
        Assert.Equal(string.Empty, LinkedRows.Read(new ScriptedService(query: _ => new EntityCollection { PagingCookie = "a cookie" }), Contact, CreationRange.All, string.Empty).NextCursor);

    private static Entity Row() => new(Names.Batch.Table, Id)
    {
        [Names.Batch.Run] = new EntityReference(Names.Run.Table, Run),
        [Names.Batch.Kind] = new OptionSetValue((int)BatchKind.Orphans),
        [Names.Batch.Status] = new OptionSetValue((int)BatchStatus.Waiting),
    };

    private static BatchStore Store(Entity row, out ScriptedService service)
    {
        service = new ScriptedService(query: _ => new EntityCollection([row]));
        return new BatchStore(service, () => Noon);
    }

    private static string Conditions(QueryBase query) =>
        string.Join(" ", ((QueryExpression)query).Criteria.Conditions.Select(one => $"{one.AttributeName} {one.Operator} {string.Join(",", one.Values)}"));
}
