using Linking.Plugins.Planning;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Tests.Execution;
using Linking.Plugins.Writing;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Execution.ExecutionSample;
using Names = Linking.Plugins.Schema.Names;

namespace Linking.Plugins.Tests.RunRecords;

public class RunStoreTests
{
    private static readonly Guid Id = new("0a000000-0000-4000-8000-00000000000a");

    private readonly MemoryService service = new();

    [Fact]
    public void A_run_is_read_with_all_that_decides_about_it()
    {
        service.Put(new Entity(Names.Run.Table, Id)
        {
            [Names.Run.Name] = "run",
            [Names.Run.Mode] = new OptionSetValue((int)RunMode.Repair),
            [Names.Run.Status] = new OptionSetValue((int)RunStatus.Paused),
            [Names.Run.RequestedTables] = "Contact, lead;account",
            [Names.Run.RowId] = Id.ToString("N"),
            [Names.Run.Approved] = true,
            [Names.Run.Held] = 7,
            [Names.Run.Automatic] = true,
            [Names.Run.ContinueOn] = Noon.AddHours(1),
            [Names.Run.StartedOn] = Noon.AddHours(-1),
            [Names.Run.Detail] = "detail",
        });
        var run = Store().Find(Id)!;
        Assert.Equal((Id, "run", RunMode.Repair, RunStatus.Paused), (run.Id, run.Name, run.Mode, run.Status));
        Assert.Equal((Id, true, 7, true, "detail"), (run.RowId, run.Approved, run.Held, run.IsAutomatic, run.Detail));
        Assert.Equal((Noon.AddHours(1), Noon.AddHours(-1), Noon, "1"), (run.ContinueOn, run.StartedOn, run.ModifiedOn, run.RowVersion));
        Assert.Equal(["contact", "lead", "account"], run.Tables);
    }

    [Fact]
    public void A_run_of_which_nothing_is_stated_is_a_queued_full_run_of_all_tables()
    {
        service.Put(new Entity(Names.Run.Table, Id));
        var run = Store().Find(Id)!;
        Assert.Equal((RunMode.Full, RunStatus.Queued, string.Empty, string.Empty, false), (run.Mode, run.Status, run.Name, run.Detail, run.Approved));
        Assert.Empty(run.Tables);
        Assert.Equal((null, null, null, 0, false), (run.RowId, run.ContinueOn, run.StartedOn, run.Held, run.IsAutomatic));
        Assert.Null(Store().Find(Guid.NewGuid()));
    }

    [Fact]
    public void Runs_are_found_by_their_status_the_oldest_first_and_records_of_events_are_none()
    {
        Put(3, RunStatus.Processing, createdOn: Noon);
        Put(1, RunStatus.Settling, createdOn: Noon.AddHours(1));
        Put(2, RunStatus.Paused, createdOn: Noon.AddHours(-1));
        Put(4, RunStatus.Queued, createdOn: Noon.AddHours(-2));
        Put(5, RunStatus.Processing, RunMode.Incremental);
        Put(6, RunStatus.StoppedByGuard);
        Assert.Equal([3, 1], Numbers(Store().InStatus(RunStatus.Processing, RunStatus.Settling)));
        Assert.Equal([4, 2, 3, 1], Numbers(Store().Unfinished()));
    }

    [Fact]
    public void More_runs_than_a_page_holds_are_read_to_the_end()
    {
        Enumerable.Range(1, 5001).ToList().ForEach(number => Put(number, RunStatus.Queued));
        Assert.Equal(5001, Store().Unfinished().Count);
    }

    [Fact]
    public void The_next_run_that_waits_is_the_one_whose_time_comes_first()
    {
        Assert.Null(Store().NextWaiting());
        Put(1, RunStatus.Queued);
        Assert.Null(Store().NextWaiting());
        Put(2, RunStatus.Settling, continueOn: Noon.AddHours(2));
        Put(3, RunStatus.Queued, continueOn: Noon.AddHours(1));
        Put(4, RunStatus.Processing, continueOn: Noon.AddHours(-1));
        Assert.Equal(Noon.AddHours(1), Store().NextWaiting());
    }

    [Fact]
    public void The_latest_run_is_the_one_requested_last_of_those_that_change_rows()
    {
        Assert.Null(Store().Latest());
        Put(1, RunStatus.Successful, RunMode.Full, Noon);
        Put(2, RunStatus.Successful, RunMode.Unlink, Noon.AddHours(1));
        Put(3, RunStatus.Successful, RunMode.Preview, Noon.AddHours(2));
        Put(4, RunStatus.Successful, RunMode.Incremental, Noon.AddHours(3));
        Put(5, RunStatus.Successful, RunMode.Repair, Noon.AddHours(-1));
        Assert.Equal([2], Numbers([Store().Latest()!]));
    }

    [Fact]
    public void The_last_ended_run_is_the_full_one_that_ended_well_last_and_saw_all_keys()
    {
        Assert.Null(Store().LastEnded());
        Ended(1, RunStatus.Successful, hour: 1, keys: "10");
        Ended(2, RunStatus.CompletedWithIssues, hour: 2, keys: "20");
        Ended(3, RunStatus.Failed, hour: 3, keys: "30");
        Ended(4, RunStatus.Successful, hour: 4, keys: null);
        Ended(5, RunStatus.Successful, hour: 5, keys: "50", RunMode.Repair);
        Ended(6, RunStatus.StoppedByGuard, hour: 6, keys: "60");
        Assert.Equal(new EndedRun(Noon.AddHours(1), new Seen(20, 2, 3)), Store().LastEnded());
    }

    [Fact]
    public void A_count_that_is_no_number_is_not_known()
    {
        Ended(1, RunStatus.Successful, hour: 1, keys: "many");
        Assert.Equal(new Seen(null, 2, 3), Store().LastEnded()!.Seen);
    }

    [Theory]
    [InlineData(RunStatus.Processing, false)]
    [InlineData(RunStatus.StoppedByGuard, false)]
    [InlineData(RunStatus.Failed, true)]
    internal void A_status_is_set_alone_and_with_the_end_when_it_is_one_and_nothing_waits_any_more(RunStatus status, bool ends)
    {
        Put(1, RunStatus.Queued, continueOn: Noon);
        Store().Set(IdOf(1), status);
        Assert.Equal((Names.Run.Table, IdOf(1), new OptionSetValue((int)status)), (Written().LogicalName, Written().Id, Written()[Names.Run.Status]));
        Assert.Equal(ends ? [Names.Run.Status, Names.Run.ContinueOn, Names.Run.EndedOn] : [Names.Run.Status, Names.Run.ContinueOn], Written().Attributes.Keys);
        Assert.Null(Written()[Names.Run.ContinueOn]);
    }

    [Fact]
    public void Detail_state_and_beginning_are_set_where_they_are_told()
    {
        Put(1, RunStatus.Queued);
        Store().Set(IdOf(1), RunStatus.Skipped, "detail", "Skipped", begins: true);
        Assert.Equal(
            ("detail", "Skipped", Noon, Noon),
            (Written()[Names.Run.Detail], Written()[Names.Run.AlertState], Written()[Names.Run.StartedOn], Written()[Names.Run.EndedOn]));
    }

    [Fact]
    public void A_long_detail_is_cut()
    {
        Put(1, RunStatus.Queued);
        Store().Set(IdOf(1), RunStatus.Skipped, new string('x', 1_100_000));
        Assert.Equal(1_048_576, ((string)Written()[Names.Run.Detail]).Length);
    }

    [Fact]
    public void What_is_done_with_a_run_that_stands_as_it_was_read_is_done_once()
    {
        Put(1, RunStatus.Queued);
        var run = Store().Find(IdOf(1))!;
        Assert.True(Store().TrySet(run, RunStatus.Processing, "detail", begins: true));
        Assert.Equal((RunStatus.Processing, "detail", Noon), (Read().Status, Read().Detail, Read().StartedOn));
        Assert.False(Store().TrySet(run, RunStatus.Canceled));
        Assert.False(Store().TryWait(run, RunStatus.Settling, Noon, "why"));
        Assert.False(Store().TrySum(run, RunStatus.Failed, Sums(), string.Empty));
        Assert.False(Store().TryClaim(run));
        Assert.Equal((RunStatus.Processing, null), (Read().Status, Read().ContinueOn));
    }

    [Fact]
    public void A_run_waits_until_a_moment_and_says_why()
    {
        Put(1, RunStatus.Processing);
        Assert.True(Store().TryWait(Read(), RunStatus.Settling, Noon.AddMinutes(30), "why"));
        Assert.Equal((RunStatus.Settling, Noon.AddMinutes(30), "why"), (Read().Status, Read().ContinueOn, Read().Detail));
    }

    [Fact]
    public void The_start_of_a_run_is_taken_over_for_as_long_as_an_execution_may_live_or_until_it_is_given_back()
    {
        Put(1, RunStatus.Queued);
        Assert.True(Store().TryClaim(Read()));
        Assert.Equal((RunStatus.Queued, Noon.AddMinutes(3)), (Read().Status, Read().ContinueOn));
        Store().Release(Read());
        Assert.Equal((RunStatus.Queued, null), (Read().Status, Read().ContinueOn));
    }

    [Fact]
    public void In_a_transaction_a_run_that_somebody_changed_ends_the_call_with_a_word_of_what_to_do()
    {
        Put(1, RunStatus.Queued);
        var run = Read();
        Put(1, RunStatus.Canceled);
        var store = new RunStore(Scope(service, isInTransaction: true));
        Assert.Contains(
            "call again",
            Assert.Throws<InvalidPluginExecutionException>(() => store.TrySet(run, RunStatus.Processing)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Other_faults_go_up()
    {
        Put(1, RunStatus.Queued);
        var run = Read();
        service.Before = _ => throw PlatformFaults.Make(-2147204784, "deadlock");
        Assert.Equal(-2147204784, FaultClassifier.CodeOf(Record.Exception(() => Store().TrySet(run, RunStatus.Processing))!));
    }

    [Fact]
    public void An_approved_run_takes_one_more_look_at_once()
    {
        Put(1, RunStatus.StoppedByGuard);
        service.Find(Names.Run.Table, IdOf(1))![Names.Run.EndedOn] = Noon;
        Store().Approve(IdOf(1));
        Assert.Equal((RunStatus.Settling, true, Noon), (Read().Status, Read().Approved, Read().ContinueOn));
        Assert.Null(service.Find(Names.Run.Table, IdOf(1))![Names.Run.EndedOn]);
    }

    [Fact]
    public void A_run_that_is_queued_again_waits_for_nothing()
    {
        Put(1, RunStatus.Queued, continueOn: Noon.AddHours(1));
        Store().Requeue(IdOf(1));
        Assert.Equal((RunStatus.Queued, null), (Read().Status, Read().ContinueOn));
        Assert.True(Written().Contains(Names.Run.Status));
    }

    [Theory]
    [InlineData(RunStatus.Successful, "-", true)]
    [InlineData(RunStatus.StoppedByGuard, null, false)]
    internal void Sums_are_written_in_one_row(RunStatus status, string? alert, bool ends)
    {
        Put(1, RunStatus.Processing);
        Assert.True(Store().TrySum(Read(), status, Sums(), "detail", alert));
        var row = Written();
        Assert.Equal((Names.Run.Table, new OptionSetValue((int)status), "detail"), (row.LogicalName, row[Names.Run.Status], row[Names.Run.Detail]));
        Assert.Equal(
            ("contact 1 2 3 4 5 6 7 0", Sums().Samples.ToString(), 15, 7),
            (row[Names.Run.Tables], row[Names.Run.Samples], row[Names.Run.Examined], row[Names.Run.Held]));
        Assert.Equal(
            (1, 2, 3, 4, 5),
            (row[Names.Run.Linked], row[Names.Run.Relinked], row[Names.Run.Unlinked], row[Names.Run.Unchanged], row[Names.Run.Issues]));
        Assert.Equal(("100", "50", "40"), (row[Names.Run.Keys], row[Names.Run.Customers], row[Names.Run.Links]));
        Assert.Equal((ends, alert is not null), (row.Contains(Names.Run.EndedOn), row.Contains(Names.Run.AlertState)));
    }

    [Fact]
    public void What_was_not_seen_is_not_stated_and_more_held_rows_than_the_column_takes_are_as_many_as_it_takes()
    {
        Put(1, RunStatus.Processing);
        Assert.True(Store().TrySum(Read(), RunStatus.Failed, Sums() with { Seen = default, Held = 5_000_000_000 }, string.Empty));
        Assert.Equal(
            (null, null, null, int.MaxValue),
            (Written()[Names.Run.Keys], Written()[Names.Run.Customers], Written()[Names.Run.Links], Written()[Names.Run.Held]));
    }

    private static Guid IdOf(int number) => new(number, 0, 0, new byte[8]);

    private static IEnumerable<int> Numbers(IEnumerable<RunRow> runs) => runs.Select(run => BitConverter.ToInt32(run.Id.ToByteArray(), 0));

    private static RunSums Sums()
    {
        var samples = new SampleRows();
        samples.Add(new SampleRow(new RowKey("contact", Id), Change.Linked, null, Id, "Linked"));
        return new RunSums(TableCounts.Parse("contact 1 2 3 4 5 6 7 0"), samples, new Seen(100, 50, 40), 7);
    }

    private void Put(int number, RunStatus status, RunMode mode = RunMode.Full, DateTime? createdOn = null, DateTime? continueOn = null) =>
        _ = service.Put(new Entity(Names.Run.Table, IdOf(number))
        {
            [Names.Run.Mode] = new OptionSetValue((int)mode),
            [Names.Run.Status] = new OptionSetValue((int)status),
            [Names.CreatedOn] = createdOn ?? Noon,
            [Names.Run.ContinueOn] = continueOn,
        });

    private void Ended(int number, RunStatus status, int hour, string? keys, RunMode mode = RunMode.Full)
    {
        Put(number, status, mode);
        var row = service.Find(Names.Run.Table, IdOf(number))!;
        row[Names.Run.StartedOn] = Noon.AddHours(hour - 1);
        row[Names.Run.EndedOn] = Noon.AddHours(hour);
        row[Names.Run.Keys] = keys;
        row[Names.Run.Customers] = "2";
        row[Names.Run.Links] = "3";
    }

    private RunRow Read() => Store().Find(IdOf(1))!;

    private RunStore Store() => new(Scope(service));

    private Entity Written() => Assert.Single(service.Written);
}
