using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using static Linking.Plugins.Tests.Facts.UnifiedData;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.Batches;

/// <summary>How one execution takes a batch over, ends it, or leaves it.</summary>
public class BatchExecutionTests
{
    [Fact]
    public void A_batch_is_worked_on_to_its_end_and_takes_the_run_on()
    {
        var sample = new RunSample();
        sample.Customers(1, 1);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal((BatchStatus.Completed, 0, null), (batch.Status, batch.Attempts, batch.Heartbeat));
        Assert.Equal((ProfileId(1), RunStatus.Successful), (sample.Data.LinkOf(1), sample.Run.Status));
        Assert.Equal("contact 1 0 0 0 0 0 0 0", sample.RunEntity[Names.Run.Tables]);
    }

    [Theory]
    [InlineData(RunStatus.Paused, BatchStatus.Waiting)]
    [InlineData(RunStatus.Canceled, BatchStatus.Canceled)]
    [InlineData(RunStatus.Failed, BatchStatus.Canceled)]
    [InlineData(RunStatus.Queued, BatchStatus.Queued)]
    [InlineData(RunStatus.Settling, BatchStatus.Queued)]
    [InlineData(RunStatus.StoppedByGuard, BatchStatus.Queued)]
    internal void A_batch_of_a_run_that_is_not_at_work_is_not_worked_on(RunStatus run, BatchStatus expected)
    {
        var sample = new RunSample(status: run);
        sample.Customers(1, 1);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal((expected, 0), (batch.Status, batch.Attempts));
        Assert.Null(sample.Data.LinkOf(1));
    }

    [Fact]
    public void A_batch_that_is_not_there_or_not_free_or_without_its_run_is_left_alone()
    {
        var sample = new RunSample();
        new BatchExecution(sample.Scope()).Execute(Guid.NewGuid());
        Assert.Equal(BatchStatus.Waiting, sample.Execute(sample.Add(BatchKind.Issues, status: BatchStatus.Waiting)).Status);
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Remove(Names.Run.Table, sample.RunId);
        Assert.Equal(BatchStatus.Queued, sample.Execute(batch).Status);
    }

    [Fact]
    public void A_batch_that_somebody_else_takes_at_the_same_moment_is_left_to_him()
    {
        var sample = new RunSample();
        sample.Customers(1, 1);
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Before = call =>
        {
            if (sample.Service.Calls[call - 1] == "update " + Names.Batch.Table)
            {
                sample.Service.Before = _ => { };
                sample.Change(batch, Names.Batch.Heartbeat, Noon);
            }
        };
        Assert.Equal(BatchStatus.Queued, sample.Execute(batch).Status);
        Assert.Null(sample.Data.LinkOf(1));
    }

    [Fact]
    public void A_batch_that_was_left_behind_is_taken_over_when_its_execution_must_have_ended()
    {
        var sample = new RunSample();
        sample.Customers(1, 1);
        var batch = sample.Add(BatchKind.Keys);
        sample.Change(batch, Names.Batch.Status, new OptionSetValue((int)BatchStatus.Processing));
        sample.Change(batch, Names.Batch.Heartbeat, Noon.AddSeconds(-180));
        Assert.Equal(BatchStatus.Processing, sample.Execute(batch).Status);
        sample.Now = Noon.AddSeconds(1);
        Assert.Equal(BatchStatus.Completed, sample.Execute(batch).Status);
    }

    [Theory]
    [InlineData(19, BatchStatus.Completed)]
    [InlineData(20, BatchStatus.Failed)]
    internal void A_batch_that_never_comes_forward_is_given_up(int attempts, BatchStatus expected)
    {
        var sample = new RunSample();
        var batch = sample.Add(BatchKind.Keys);
        sample.Change(batch, Names.Batch.Attempts, attempts);
        Assert.Equal(expected, sample.Execute(batch).Status);
        Assert.Equal(expected == BatchStatus.Failed ? "Given up after 20 attempts without progress." : string.Empty, sample.DetailOf(batch));
        Assert.Equal(expected == BatchStatus.Failed ? RunStatus.Failed : RunStatus.Successful, sample.Run.Status);
    }

    [Fact]
    public void A_run_one_of_whose_rows_can_never_be_written_fails_and_does_not_go_on_for_ever()
    {
        var sample = new RunSample();
        sample.Customers(1, 3);
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Before = call =>
            Throw(sample.Service.Calls[call - 1] == "update contact" && sample.Data.LinkOf(1) is not null && sample.Data.LinkOf(2) is not null, -2147204783);
        sample.Drain();
        Assert.Equal((RunStatus.Failed, BatchStatus.Failed), (sample.Run.Status, sample.Store.Find(batch.Id)!.Status));
        Assert.Equal("Given up after 20 attempts without progress.", sample.DetailOf(batch));
        Assert.Equal((ProfileId(1), ProfileId(2), null), (sample.Data.LinkOf(1), sample.Data.LinkOf(2), sample.Data.LinkOf(3)));
    }

    [Fact]
    public void A_run_whose_reads_always_fail_for_the_moment_is_given_up()
    {
        var sample = new RunSample();
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Before = call => Throw(sample.Service.Calls[call - 1] == "read " + Names.AlternateKey.Table, -2147015902);
        sample.Drain();
        Assert.Equal((RunStatus.Failed, "Given up after 20 attempts without progress."), (sample.Run.Status, sample.DetailOf(batch)));
    }

    [Fact]
    public void A_save_that_fails_for_good_is_not_repeated_and_fails_the_batch()
    {
        var sample = new RunSample();
        sample.Customers(1, 1);
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Forget();
        var failed = 0;
        sample.Service.Before = call =>
            Throw(sample.Service.Calls[call - 1] == "update " + Names.Batch.Table && sample.Data.LinkOf(1) is not null && failed++ == 0, -2147220891);
        batch = sample.Execute(batch);
        Assert.Equal((BatchStatus.Failed, "what it says", RunStatus.Failed), (batch.Status, sample.DetailOf(batch), sample.Run.Status));
        Assert.DoesNotContain(sample.Service.Written, row => row.LogicalName == Names.Batch.Table && row.Contains(Names.Batch.Counts));
    }

    [Theory]
    [InlineData(BatchKind.Row, "contact")]
    [InlineData(BatchKind.Row, "account")]
    [InlineData(BatchKind.Links, "account")]
    [InlineData(BatchKind.Clear, "account")]
    internal void A_batch_of_a_table_that_is_not_linked_has_nothing_to_do(BatchKind kind, string table)
    {
        var sample = new RunSample();
        var batch = sample.Execute(sample.Add(kind, table));
        Assert.Equal((BatchStatus.Completed, "Nothing to do: the table is not linked."), (batch.Status, sample.DetailOf(batch)));
    }

    [Theory]
    [InlineData(BatchKind.Keys, "")]
    [InlineData(BatchKind.Links, "")]
    [InlineData(BatchKind.Links, "contact")]
    [InlineData(BatchKind.Clear, "contact")]
    [InlineData(BatchKind.Issues, "")]
    [InlineData(BatchKind.Row, "contact")]
    internal void Each_kind_of_batch_is_done(BatchKind kind, string table)
    {
        var sample = new RunSample(kind == BatchKind.Clear ? RunMode.Unlink : RunMode.Full);
        sample.Customers(1, 1);
        if (kind == BatchKind.Row)
        {
            sample.ChangeRun(Names.Run.RowId, RowId(1).ToString());
        }

        var batch = sample.Execute(sample.Add(kind, table));
        Assert.Equal((BatchStatus.Completed, string.Empty), (batch.Status, sample.DetailOf(batch)));
    }

    [Fact]
    public void A_kind_that_a_version_before_knew_has_nothing_to_do()
    {
        var sample = new RunSample();
        var batch = sample.Add(BatchKind.Issues);
        sample.Change(batch, Names.Batch.Kind, new OptionSetValue(627100002));
        Assert.Equal("Nothing to do: the table is not linked.", sample.DetailOf(sample.Execute(batch)));
    }

    [Fact]
    public void Only_the_first_look_takes_the_word_of_the_last_run()
    {
        var sample = new RunSample();
        sample.Put(RunMode.Full, RunStatus.Successful, row => (row[Names.Run.Keys], row[Names.Run.EndedOn]) = ("1", Noon.AddHours(-1)));
        sample.Data.Profile(1);
        sample.Data.Key(1, 1, proves: true);
        sample.Data.Row(1, ProfileId(1));
        sample.Service.Forget();
        sample.Execute(sample.Add(BatchKind.Keys));
        var query = sample.Service.Queries.First(asked => asked.EntityName == Names.CustomerProfile.Table && asked.Orders.Count > 0);
        Assert.Equal(
            (Names.CreatedOn, (object)Noon.AddMinutes(-5)),
            (query.Criteria.Conditions[^1].AttributeName, query.Criteria.Conditions[^1].Values.Single()));

        sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)RunStatus.Processing));
        var again = sample.Add(BatchKind.Keys, from: "0");
        sample.Change(again, Names.Batch.Pass, 2);
        sample.Service.Forget();
        sample.Execute(again);
        query = sample.Service.Queries.First(asked => asked.EntityName == Names.CustomerProfile.Table && asked.Orders.Count > 0);
        Assert.DoesNotContain(query.Criteria.Conditions, condition => condition.AttributeName == Names.CreatedOn);
    }

    [Fact]
    public void A_fault_that_passes_gives_the_batch_back_and_goes_up()
    {
        var sample = new RunSample();
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Before = call => Throw(sample.Service.Calls[call - 1] == "read " + Names.AlternateKey.Table, -2147015902);
        Assert.Equal(-2147015902, FaultClassifier.CodeOf(Record.Exception(() => sample.Execute(batch))!));
        var now = sample.Store.Find(batch.Id)!;
        Assert.Equal((BatchStatus.Processing, null, 1), (now.Status, now.Heartbeat, now.Attempts));
    }

    [Fact]
    public void A_transaction_that_is_lost_is_left_as_it_is()
    {
        var sample = new RunSample();
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Before = call => Throw(sample.Service.Calls[call - 1] == "read " + Names.AlternateKey.Table, -2147220907);
        Assert.NotNull(Record.Exception(() => sample.Execute(batch)));
        Assert.Equal(Noon, sample.Store.Find(batch.Id)!.Heartbeat);
    }

    [Theory]
    [InlineData(-2147220891)]
    [InlineData(-2147220960)]
    [InlineData(-2147220969)]
    public void A_fault_that_lasts_fails_the_batch_with_its_words_and_the_run_with_it(int code)
    {
        var sample = new RunSample();
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.Before = call => Throw(sample.Service.Calls[call - 1] == "read " + Names.AlternateKey.Table, code);
        batch = sample.Execute(batch);
        Assert.Equal((BatchStatus.Failed, "what it says"), (batch.Status, sample.DetailOf(batch)));
        Assert.Equal(RunStatus.Failed, sample.Run.Status);
        Assert.StartsWith("1 batches failed.", sample.Run.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_was_being_cut_is_cut_to_the_end_and_does_nothing_else()
    {
        var sample = new RunSample();
        sample.Customers(1, 1);
        var batch = sample.Add(BatchKind.Keys);
        sample.Change(batch, Names.Batch.Parts, 4);
        sample.Change(batch, Names.Batch.Cursor, "80000000");
        batch = sample.Execute(batch);
        Assert.Equal((BatchStatus.Completed, "The rest was cut into 4 batches."), (batch.Status, sample.DetailOf(batch)));
        Assert.Equal((5, null), (sample.Batches.Count, sample.Data.LinkOf(1)));
    }

    [Fact]
    public void A_preview_does_not_keep_what_it_learnt_of_the_tables()
    {
        var sample = new RunSample(RunMode.Preview);
        sample.Data.Profile(1);
        sample.Data.Key(1, 1, table: "card", dataSource: "Files");
        sample.Execute(sample.Add(BatchKind.Keys));
        Assert.DoesNotContain(sample.Service.Written, row => row.LogicalName == Names.SourceTable.Table);
        var full = new RunSample();
        full.Data.Profile(1);
        full.Data.Key(1, 1, table: "card", dataSource: "Files");
        full.Execute(full.Add(BatchKind.Keys));
        Assert.Single(full.Service.Written, row => row.LogicalName == Names.SourceTable.Table && row.Contains(Names.SourceTable.Connector));
    }

    private static void Throw(bool fails, int code)
    {
        if (fails)
        {
            throw PlatformFaults.Make(code, "what it says");
        }
    }
}
