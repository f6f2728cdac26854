using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using static Linking.Plugins.Tests.Batches.FlowSample;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>Which waiting runs are taken on, by whoever comes by.</summary>
public class WaitingRunsTests
{
    private readonly RunSample sample = new();

    [Theory]
    [InlineData(-1, RunStatus.Processing)]
    [InlineData(0, RunStatus.Processing)]
    [InlineData(1, RunStatus.Settling)]
    internal void A_run_that_settles_is_taken_on_when_its_time_has_come(int seconds, RunStatus expected)
    {
        sample.Ended(BatchKind.Keys, Left(1));
        sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)RunStatus.Settling));
        sample.ChangeRun(Names.Run.ContinueOn, Noon.AddSeconds(seconds));
        var next = new WaitingRuns(sample.Scope()).TakeOnDue();
        Assert.Equal((expected, expected == RunStatus.Settling ? Noon.AddSeconds(seconds) : null), (sample.Run.Status, next));
    }

    [Fact]
    public void Runs_for_which_no_moment_is_set_are_left_to_their_events()
    {
        sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)RunStatus.Queued));
        sample.Service.Forget();
        Assert.Null(new WaitingRuns(sample.Scope()).TakeOnDue());
        Assert.Empty(sample.Service.Written);
    }

    [Fact]
    public void Queued_runs_whose_way_is_free_are_started_one_for_each_table()
    {
        sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)RunStatus.Successful));
        Guid[] contacts = [Queued("contact", hour: 1), Queued("contact", hour: 2)];
        var lead = Queued("lead", hour: 3);
        new QueuedRuns(sample.Scope()).StartNext();
        Assert.Equal([true, false, true], new[] { contacts[0], contacts[1], lead }.Select(IsRequeued));
    }

    [Theory]
    [InlineData(RunStatus.Processing)]
    [InlineData(RunStatus.Settling)]
    [InlineData(RunStatus.Paused)]
    internal void Queued_runs_wait_while_a_run_is_in_their_way(RunStatus status)
    {
        sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)status));
        var queued = Queued("contact", hour: 1);
        new QueuedRuns(sample.Scope()).StartNext();
        Assert.False(IsRequeued(queued));
    }

    [Theory]
    [InlineData(true, 1, false)]
    [InlineData(true, 0, true)]
    [InlineData(false, 1, true)]
    public void A_run_that_nobody_asked_for_waits_for_its_moment(bool isAutomatic, int minutes, bool starts)
    {
        sample.ChangeRun(Names.Run.Status, new OptionSetValue((int)RunStatus.Successful));
        var queued = Queued("contact", hour: 1, row => (row[Names.Run.Automatic], row[Names.Run.ContinueOn]) = (isAutomatic, Noon.AddMinutes(minutes)));
        new QueuedRuns(sample.Scope()).StartNext();
        Assert.Equal(starts, IsRequeued(queued));
    }

    [Fact]
    public void Where_no_run_is_queued_little_is_asked()
    {
        sample.Service.Forget();
        new QueuedRuns(sample.Scope()).StartNext();
        Assert.Equal(["read " + Names.Run.Table], sample.Service.Calls);
    }

    private Guid Queued(string tables, int hour, Action<Entity>? change = null) => sample.Put(RunMode.Full, RunStatus.Queued, row =>
    {
        row[Names.Run.RequestedTables] = tables;
        row[Names.CreatedOn] = Noon.AddHours(hour);
        change?.Invoke(row);
    });

    private bool IsRequeued(Guid run) => sample.Service.Written.Exists(row => row.Id == run);
}
