using EmbeddedDataverse;
using Linking.Plugins.Planning;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Tests.Writing;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Runs;

public class BatchStoreTests
{
    private static readonly DateTime Noon = new(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Guid Run = new("0b000000-0000-4000-8000-00000000000b");
    private static readonly HeldRow Held = new(new RowKey("contact", Id), Run);
    private static readonly Batch Keys = new() { RunId = Run, Kind = BatchKind.Keys, Table = "contact", Range = new CustomerRange("1", "2"), Progress = new BatchProgress { Cursor = "14", Held = [Held] } };

    private readonly ScriptedService service = new();

    [Fact]
    public void A_batch_is_added_with_what_it_is_to_do()
    {
        Store().Add(Keys);
        var row = Assert.IsType<CreateRequest>(Assert.Single(service.Requests)).Target;
        Assert.Equal((Names.Batch.Table, "Keys contact 1-2", "contact"), (row.LogicalName, row[Names.Batch.Name], row[Names.Batch.LogicalName]));
        Assert.Equal((new EntityReference(Names.Run.Table, Run), new OptionSetValue((int)BatchKind.Keys)), (row[Names.Batch.Run], row[Names.Batch.Kind]));
        Assert.Equal(("1", "2", "14", Held.ToString()), (row[Names.Batch.From], row[Names.Batch.To], row[Names.Batch.Cursor], row[Names.Batch.Held]));
        Assert.Equal(new OptionSetValue((int)BatchStatus.Queued), row[Names.Batch.Status]);
    }

    [Fact]
    public void The_same_batch_added_again_is_the_same_row_and_does_no_harm()
    {
        var twice = new ScriptedService(_ => throw PlatformFaults.Make(-2147220937, "duplicate"));
        var store = new BatchStore(twice, () => Noon);
        store.Add(Keys);
        store.Add(Keys, BatchStatus.Waiting);
        store.Add(new Batch { RunId = Run, Kind = BatchKind.Keys, Table = "contact", Range = new CustomerRange("1", "3"), Progress = new BatchProgress { Cursor = "14" } });
        store.Add(new Batch { RunId = Run, Kind = BatchKind.Keys, Table = "contact", Range = new CustomerRange("0", "2"), Progress = new BatchProgress { Cursor = "14" } });
        store.Add(new Batch { RunId = Run, Kind = BatchKind.Keys, Table = "contact", Range = Keys.Range });
        store.Add(new Batch { RunId = Run, Kind = BatchKind.Orphans, Table = "contact", Range = Keys.Range, Progress = Keys.Progress });
        Assert.Equal([0, 0, 1, 2, 3, 4], Ranked(twice.Requests.Select(request => ((CreateRequest)request).Target.Id)));
        var refused = new BatchStore(new ScriptedService(_ => throw PlatformFaults.Make(-2147220891, "no")), () => Noon);
        Assert.Equal(-2147220891, FaultClassifier.CodeOf(Record.Exception(() => refused.Add(Keys))!));
    }

    [Fact]
    public void A_batch_is_taken_in_the_version_that_was_read()
    {
        Assert.True(Store().TryTake(new Batch { Id = Id, Attempts = 2, RowVersion = "77" }));
        var request = Assert.IsType<UpdateRequest>(Assert.Single(service.Requests));
        Assert.Equal((Id, "77", ConcurrencyBehavior.IfRowVersionMatches), (request.Target.Id, request.Target.RowVersion, request.ConcurrencyBehavior));
        Assert.Equal((new OptionSetValue((int)BatchStatus.Processing), Noon, 3), (request.Target[Names.Batch.Status], request.Target[Names.Batch.Heartbeat], request.Target[Names.Batch.Attempts]));
    }

    [Theory]
    [InlineData(-2147088254, false)]
    [InlineData(-2147204784, true)]
    public void A_batch_that_somebody_else_took_is_not_taken_and_other_faults_go_up(int code, bool goesUp)
    {
        var taken = true;
        var thrown = Record.Exception(() => taken = new BatchStore(new ScriptedService(_ => throw PlatformFaults.Make(code, "no")), () => Noon).TryTake(Keys));
        Assert.Equal((goesUp, goesUp), (thrown is not null, taken));
    }

    [Fact]
    public void Progress_is_saved_whole_with_a_sign_of_life()
    {
        var progress = new BatchProgress { Cursor = "18", Held = [Held], Done = [Id, Run] };
        progress.Counts.Add("contact", Change.Linked, hadLink: false);
        progress.Sketches.Of("contact").Add(Id);
        progress.Samples.Add(new SampleRow(Held.Row, Change.Linked, null, Run, "Linked"));
        Store().Save(Id, progress);
        var row = Written();
        Assert.Equal(("18", $"{progress.Counts}\n{progress.Sketches}", Held.ToString()), (row[Names.Batch.Cursor], row[Names.Batch.Counts], row[Names.Batch.Held]));
        Assert.Equal((progress.Samples.ToString(), $"{Id:N}\n{Run:N}", Noon), (row[Names.Batch.Samples], row[Names.Batch.Done], row[Names.Batch.Heartbeat]));
        Assert.False(row.Contains(Names.Batch.Status));
    }

    [Fact]
    public void A_status_is_saved_with_its_detail_and_ends_the_signs_of_life()
    {
        Store().Save(Id, Keys.Progress, BatchStatus.Failed, new string('x', 5000));
        Assert.Equal((new OptionSetValue((int)BatchStatus.Failed), 4000), (Written()[Names.Batch.Status], ((string)Written()[Names.Batch.Detail]).Length));
        Assert.True(Written().Contains(Names.Batch.Heartbeat));
        Assert.Null(Written()[Names.Batch.Heartbeat]);
    }

    [Fact]
    public void A_cut_is_saved_with_the_number_of_its_parts()
    {
        Store().SaveCut(Id, Keys.Progress, 4);
        Assert.Equal((4, "14"), (Written()[Names.Batch.Parts], Written()[Names.Batch.Cursor]));
    }

    [Fact]
    public void A_batch_is_given_back_without_a_heartbeat_and_set_to_a_status_alone()
    {
        Store().Release(Id);
        Assert.Equal([(Names.Batch.Heartbeat, (object?)null)], Written().Attributes.Select(column => (column.Key, (object?)column.Value)));
        service.Requests.Clear();
        Store().Set(Id, BatchStatus.Canceled);
        Assert.Equal([(Names.Batch.Status, new OptionSetValue((int)BatchStatus.Canceled)), (Names.Batch.Heartbeat, (object?)null)], Written().Attributes.Select(column => (column.Key, (object?)column.Value)));
    }

    private static List<int> Ranked(IEnumerable<Guid> ids)
    {
        var all = ids.ToList();
        return all.ConvertAll(all.Distinct().ToList().IndexOf);
    }

    private BatchStore Store() => new(service, () => Noon);

    private Entity Written() => ((UpdateRequest)Assert.Single(service.Requests)).Target;
}
