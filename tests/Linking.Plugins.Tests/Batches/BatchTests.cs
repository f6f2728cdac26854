using Linking.Plugins.Batches;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Batches;

/// <summary>When a batch is free, stuck, unfinished, and whether it looks or acts.</summary>
public class BatchTests
{
    [Theory]
    [InlineData(BatchStatus.Queued, null, true)]
    [InlineData(BatchStatus.Processing, null, true)]
    [InlineData(BatchStatus.Processing, 180, false)]
    [InlineData(BatchStatus.Processing, 181, true)]
    [InlineData(BatchStatus.Waiting, null, false)]
    [InlineData(BatchStatus.Completed, null, false)]
    [InlineData(BatchStatus.Failed, 181, false)]
    [InlineData(BatchStatus.Canceled, 181, false)]
    internal void A_batch_is_free_when_it_is_queued_or_its_execution_must_have_ended(BatchStatus status, int? secondsAgo, bool expected) =>
        Assert.Equal(expected, new Batch { Status = status, Heartbeat = Ago(secondsAgo) }.IsFree(Noon));

    [Theory]
    [InlineData(BatchStatus.Waiting, null, null, true)]
    [InlineData(BatchStatus.Processing, 181, 0, true)]
    [InlineData(BatchStatus.Processing, 180, 999, false)]
    [InlineData(BatchStatus.Processing, null, 181, true)]
    [InlineData(BatchStatus.Processing, null, 180, false)]
    [InlineData(BatchStatus.Processing, null, null, false)]
    [InlineData(BatchStatus.Queued, null, 601, true)]
    [InlineData(BatchStatus.Queued, 999, 600, false)]
    [InlineData(BatchStatus.Queued, null, null, false)]
    [InlineData(BatchStatus.Completed, 999, 999, false)]
    [InlineData(BatchStatus.Failed, 999, 999, false)]
    [InlineData(BatchStatus.Canceled, 999, 999, false)]
    internal void A_batch_is_stuck_when_nothing_will_happen_to_it_by_itself(BatchStatus status, int? heartbeatAgo, int? modifiedAgo, bool expected) =>
        Assert.Equal(expected, new Batch { Status = status, Heartbeat = Ago(heartbeatAgo), ModifiedOn = Ago(modifiedAgo) }.IsStuck(Noon));

    [Fact]
    public void A_batch_is_unfinished_until_it_ended_in_one_way_or_another() => Assert.Equal(
        [BatchStatus.Queued, BatchStatus.Processing, BatchStatus.Waiting],
        Enum.GetValues<BatchStatus>().Where(status => new Batch { Status = status }.IsUnfinished));

    [Fact]
    public void After_the_first_look_even_passes_look_and_odd_ones_act() =>
        Assert.Equal([3, 5], Enumerable.Range(1, 6).Where(pass => new Batch { Pass = pass }.Acts));

    private static DateTime? Ago(int? seconds) => seconds is { } ago ? Noon.AddSeconds(-ago) : null;
}
