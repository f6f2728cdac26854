using Linking.Plugins.Batches;
using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Batches.FlowSample;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Batches;

public class BatchStoreTests
{
    private static readonly Guid Origin = new("0a000000-0000-4000-8000-00000000000a");
    private static readonly Batch Keys = new()
    {
        RunId = RunId,
        Kind = BatchKind.Keys,
        Table = "contact",
        From = "1",
        To = "2",
        Progress = new BatchProgress { Cursor = "14" },
    };

    private readonly MemoryService service = new();

    [Fact]
    public void A_batch_is_added_with_what_it_is_to_do()
    {
        Store().Add(Keys, BatchStatus.Waiting);
        var row = Assert.Single(service.Written);
        Assert.Equal((Names.Batch.Table, "Keys contact 1-2", "contact"), (row.LogicalName, row[Names.Batch.Name], row[Names.Batch.LogicalName]));
        Assert.Equal((new EntityReference(Names.Run.Table, RunId), new OptionSetValue((int)BatchKind.Keys)), (row[Names.Batch.Run], row[Names.Batch.Kind]));
        Assert.Equal(
            ("1", "2", "14", 0, 1),
            (row[Names.Batch.From], row[Names.Batch.To], row[Names.Batch.Cursor], row[Names.Batch.Reading], row[Names.Batch.Pass]));
        Assert.Equal(
            (new OptionSetValue((int)BatchStatus.Waiting), null, null, 0),
            (row[Names.Batch.Status], row[Names.Batch.Heartbeat], row[Names.Batch.Origin], row[Names.Batch.Attempts]));
    }

    [Fact]
    public void A_batch_of_a_later_look_says_so_in_its_name()
    {
        Store().Add(Keys with { Pass = 4, From = new string('1', 300) }, BatchStatus.Waiting);
        Store().Add(Keys with { Pass = 2 }, BatchStatus.Waiting);
        Assert.Equal("Keys contact 1-2 look 2", service.Written[1][Names.Batch.Name]);
        Assert.Equal(200, ((string)service.Written[0][Names.Batch.Name]).Length);
    }

    [Fact]
    public void A_batch_is_read_as_it_was_added_and_saved()
    {
        var batch = new Batch
        {
            RunId = RunId,
            Kind = BatchKind.Links,
            Table = "contact",
            From = "1",
            To = "2",
            Reading = LinkReading.Doubtful,
            Pass = 2,
            Origin = Origin,
            Expected = Guarded(1, 1, 2),
        };
        Store().Add(batch, BatchStatus.Queued);
        var progress = new BatchProgress { Cursor = "contact 2 cookie", Seen = new Seen(1, null, 3), CountedTo = Rows[5], BlockSize = 4444 };
        progress.Counts.Add("contact", Change.Linked, hadLink: true);
        progress.Sums.Of("contact").Add(Rows[1].Id);
        progress.Left.Add(Rows[2], null, isGuarded: true);
        progress.Samples.Add(new SampleRow(Rows[1], Change.Linked, null, Fate, "Linked"));
        Store().Save(BatchStore.IdOf(batch), progress);
        var read = Store().Find(BatchStore.IdOf(batch))!;
        Assert.Equal(
            (BatchStore.IdOf(batch), RunId, BatchKind.Links, BatchStatus.Queued, "contact"),
            (read.Id, read.RunId, read.Kind, read.Status, read.Table));
        Assert.Equal(
            ("1", "2", LinkReading.Doubtful, 2, Origin, true),
            (read.From, read.To, read.Reading, read.Pass, read.Origin, read.Expected.Equals(batch.Expected)));
        Assert.Equal((Noon, Noon, 0, 0, "2"), (read.Heartbeat, read.ModifiedOn, read.Attempts, read.Parts, read.RowVersion));
        Assert.Equal(
            (progress.Cursor, progress.Seen, progress.CountedTo, 4444),
            (read.Progress.Cursor, read.Progress.Seen, read.Progress.CountedTo, read.Progress.BlockSize));
        Assert.Equal((progress.Counts.ToString(), progress.Samples.ToString()), (read.Progress.Counts.ToString(), read.Progress.Samples.ToString()));
        Assert.Equal((progress.Sums.ToString(), progress.Left.ToString()), (read.Progress.Sums.ToString(), read.Progress.Left.ToString()));
        Assert.Equal(read.Id, Assert.Single(Store().OfRun(RunId)).Id);
        Assert.Empty(Store().OfRun(Guid.NewGuid()));
    }

    [Fact]
    public void A_batch_of_which_little_is_stated_is_the_beginning_of_the_whole()
    {
        Put(BatchStatus.Waiting);
        var batch = Store().Find(Origin)!;
        Assert.Equal(
            (string.Empty, string.Empty, string.Empty, string.Empty, 0, 1),
            (batch.Table, batch.Progress.Cursor, batch.From, batch.To, batch.Attempts, batch.Pass));
        Assert.Equal(
            (null, Guid.Empty, true, LinkReading.BesideKeys, default),
            (batch.Heartbeat, batch.Origin, batch.Expected.IsEmpty, batch.Reading, batch.Progress.Seen));
        Assert.Equal((null, 0), (batch.Progress.CountedTo, batch.Progress.BlockSize));
        Assert.Null(Store().Find(Guid.NewGuid()));
    }

    [Theory]
    [InlineData("contact")]
    [InlineData("contact x y")]
    [InlineData("contact 0a000000-0000-4000-8000-00000000000a")]
    [InlineData("contact 0a000000-0000-4000-8000-00000000000a 1 more")]
    public void A_text_that_names_no_row_is_the_beginning_of_a_block(string text)
    {
        Put(BatchStatus.Waiting);
        service.Find(Names.Batch.Table, Origin)![Names.Batch.CountedTo] = text;
        Assert.Equal((null, 0), (Store().Find(Origin)!.Progress.CountedTo, Store().Find(Origin)!.Progress.BlockSize));
    }

    [Fact]
    public void Of_more_batches_than_a_page_holds_all_are_read()
    {
        foreach (var number in Enumerable.Range(1, 5001))
        {
            Put(BatchStatus.Completed, new Guid(number, 0, 0, new byte[8]));
        }

        Assert.Equal(5001, Store().OfRun(RunId).Count);
        Assert.False(Store().HasUnfinished(RunId));
    }

    [Theory]
    [InlineData(BatchStatus.Queued, true)]
    [InlineData(BatchStatus.Processing, true)]
    [InlineData(BatchStatus.Waiting, true)]
    [InlineData(BatchStatus.Completed, false)]
    [InlineData(BatchStatus.Failed, false)]
    [InlineData(BatchStatus.Canceled, false)]
    internal void A_run_has_something_to_do_while_one_of_its_batches_is_unfinished(BatchStatus status, bool expected)
    {
        Put(status);
        Assert.Equal((expected, false), (Store().HasUnfinished(RunId), Store().HasUnfinished(Origin)));
        Assert.Equal(1, service.Queries[0].TopCount);
    }

    [Fact]
    public void The_same_batch_added_again_is_the_same_row_and_does_no_harm()
    {
        Batch[] others =
        [
            Keys,
            Keys with { Progress = new BatchProgress { Cursor = "14" }, Status = BatchStatus.Completed, Expected = Left(1) },
            Keys with { To = "3" },
            Keys with { From = "0" },
            Keys with { Table = "lead" },
            Keys with { Kind = BatchKind.Links },
            Keys with { Reading = LinkReading.AfterKeys },
            Keys with { Pass = 2 },
            Keys with { Origin = Origin },
            Keys with { RunId = Origin },
            Keys with { Progress = new BatchProgress() },
        ];
        Array.ForEach(others, batch => Store().Add(batch, BatchStatus.Waiting));
        Assert.Equal(10, service.All(Names.Batch.Table).Count);
    }

    [Theory]
    [InlineData(-2147220937, true)]
    [InlineData(-2147220891, false)]
    public void Only_a_fault_that_says_so_means_that_a_batch_is_there(int code, bool isInTransaction)
    {
        service.Before = _ => throw PlatformFaults.Make(code, "no");
        var store = new BatchStore(Scope(service, isInTransaction: isInTransaction));
        Assert.Equal(code, FaultClassifier.CodeOf(Record.Exception(() => store.Add(Keys, BatchStatus.Waiting))!));
    }

    [Theory]
    [InlineData(1, BatchStatus.Queued)]
    [InlineData(5, BatchStatus.Queued)]
    [InlineData(6, BatchStatus.Waiting)]
    [InlineData(8, BatchStatus.Waiting)]
    internal void Two_levels_are_left_to_the_plug_ins_of_others(int depth, BatchStatus expected)
    {
        var store = new BatchStore(Scope(service) with { Depth = depth });
        store.Add([Keys, Keys with { Pass = 2 }]);
        Assert.Equal(expected, store.Ready);
        Assert.All(store.OfRun(RunId), batch => Assert.Equal(expected, batch.Status));
    }

    [Fact]
    public void A_batch_is_taken_once_and_each_taking_is_an_attempt()
    {
        Put(BatchStatus.Queued);
        var read = Store().Find(Origin)!;
        Assert.True(Store().TryTake(read with { Attempts = 2 }));
        Assert.False(Store().TryTake(read));
        var taken = Store().Find(Origin)!;
        Assert.Equal((BatchStatus.Processing, Noon, 3), (taken.Status, taken.Heartbeat, taken.Attempts));
    }

    [Fact]
    public void A_batch_is_queued_again_once()
    {
        Put(BatchStatus.Waiting);
        var read = Store().Find(Origin)!;
        Assert.True(Store().TryQueue(read));
        Assert.False(Store().TryQueue(read));
        Assert.Equal((BatchStatus.Queued, null), (Store().Find(Origin)!.Status, Store().Find(Origin)!.Heartbeat));
    }

    [Fact]
    public void In_a_transaction_a_batch_that_somebody_took_ends_the_call()
    {
        Put(BatchStatus.Queued);
        var read = Store().Find(Origin)! with { RowVersion = "0" };
        var store = new BatchStore(Scope(service, isInTransaction: true));
        Assert.Contains("call again", Assert.Throws<InvalidPluginExecutionException>(() => store.TryQueue(read)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_faults_go_up()
    {
        Put(BatchStatus.Queued);
        var read = Store().Find(Origin)!;
        service.Before = _ => throw PlatformFaults.Make(-2147204784, "deadlock");
        Assert.Equal(-2147204784, FaultClassifier.CodeOf(Record.Exception(() => Store().TryTake(read))!));
    }

    [Fact]
    public void Who_saves_has_got_on()
    {
        Put(BatchStatus.Processing);
        service.Find(Names.Batch.Table, Origin)![Names.Batch.Attempts] = 7;
        Store().Save(Origin, new BatchProgress());
        Assert.Equal((0, Noon, BatchStatus.Processing), (Store().Find(Origin)!.Attempts, Store().Find(Origin)!.Heartbeat, Store().Find(Origin)!.Status));
    }

    [Fact]
    public void A_status_is_saved_with_its_detail_and_ends_the_signs_of_life()
    {
        Put(BatchStatus.Processing);
        Store().Save(Origin, Keys.Progress, BatchStatus.Waiting, new string('x', 5000));
        var row = service.Find(Names.Batch.Table, Origin)!;
        Assert.Equal(
            (new OptionSetValue((int)BatchStatus.Waiting), 4000, "14"),
            (row[Names.Batch.Status], ((string)row[Names.Batch.Detail]).Length, row[Names.Batch.Cursor]));
        Assert.Null(Store().Find(Origin)!.Heartbeat);
    }

    [Fact]
    public void A_cut_is_saved_with_the_number_of_its_parts_and_its_end()
    {
        Put(BatchStatus.Processing);
        Store().SaveCut(Origin, Keys.Progress, 4);
        Assert.Equal((4, "14", BatchStatus.Processing), (Store().Find(Origin)!.Parts, Store().Find(Origin)!.Progress.Cursor, Store().Find(Origin)!.Status));
        Store().Shorten(Origin, "14", "detail");
        Assert.Equal((BatchStatus.Completed, "14", null), (Store().Find(Origin)!.Status, Store().Find(Origin)!.To, Store().Find(Origin)!.Heartbeat));
        Assert.Equal("detail", service.Find(Names.Batch.Table, Origin)![Names.Batch.Detail]);
    }

    [Fact]
    public void A_batch_is_given_back_failed_and_set_to_a_status_without_writing_again_what_it_did()
    {
        Put(BatchStatus.Processing);
        Store().Release(Origin);
        Store().Fail(Origin, new string('x', 5000));
        Store().Set(Origin, BatchStatus.Canceled);
        Assert.Equal(
            [[Names.Batch.Heartbeat], [Names.Batch.Status, Names.Batch.Heartbeat, Names.Batch.Detail], [Names.Batch.Status, Names.Batch.Heartbeat]],
            service.Written.Select(row => row.Attributes.Keys.ToArray()));
        Assert.Equal(
            (new OptionSetValue((int)BatchStatus.Failed), 4000),
            (service.Written[1][Names.Batch.Status], ((string)service.Written[1][Names.Batch.Detail]).Length));
        Assert.Equal(new OptionSetValue((int)BatchStatus.Canceled), service.Written[2][Names.Batch.Status]);
        Assert.All(service.Written, row => Assert.Null(row[Names.Batch.Heartbeat]));
    }

    [Fact]
    public void A_batch_is_deleted()
    {
        Put(BatchStatus.Waiting);
        Store().Delete(Origin);
        Assert.Empty(service.All(Names.Batch.Table));
    }

    private BatchStore Store() => new(Scope(service));

    private void Put(BatchStatus status, Guid? id = null) => service.Put(new Entity(Names.Batch.Table, id ?? Origin)
    {
        [Names.Batch.Run] = new EntityReference(Names.Run.Table, RunId),
        [Names.Batch.Kind] = new OptionSetValue((int)BatchKind.Links),
        [Names.Batch.Status] = new OptionSetValue((int)status),
    });
}
