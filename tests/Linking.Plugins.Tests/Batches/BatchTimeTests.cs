using Linking.Plugins.Batches;
using Linking.Plugins.RunRecords;
using Linking.Plugins.Schema;
using static Linking.Plugins.Tests.Facts.UnifiedData;

namespace Linking.Plugins.Tests.Batches;

/// <summary>What an execution does with the rest of a batch when time goes by.</summary>
public class BatchTimeTests
{
    [Theory]
    [InlineData(RunStatus.Canceled, 3000, BatchStatus.Canceled)]
    [InlineData(RunStatus.Paused, 3000, BatchStatus.Waiting)]
    [InlineData(RunStatus.Processing, 3000, BatchStatus.Completed)]
    [InlineData(RunStatus.Canceled, 0, BatchStatus.Completed)]
    internal void An_execution_notices_within_seconds_that_its_run_was_paused_or_canceled(RunStatus meanwhile, int milliseconds, BatchStatus expected)
    {
        var sample = Filled(1100);
        var batch = sample.Add(BatchKind.Keys);
        sample.Step = TimeSpan.FromMilliseconds(milliseconds);
        var asked = sample.Asked;
        sample.OnTime = number =>
        {
            if (number == asked + 5)
            {
                sample.ChangeRun(Names.Run.Status, new Microsoft.Xrm.Sdk.OptionSetValue((int)meanwhile));
            }
        };
        batch = sample.Execute(batch);
        Assert.Equal((expected, meanwhile == RunStatus.Processing || milliseconds > 0 ? 999L : 1100L), (batch.Status, batch.Progress.Seen.Keys!.Value));
    }

    [Fact]
    public void A_run_that_is_gone_meanwhile_has_its_batch_canceled()
    {
        var sample = Filled(1100);
        var batch = sample.Add(BatchKind.Keys);
        sample.Step = TimeSpan.FromSeconds(3);
        var asked = sample.Asked;
        sample.OnTime = number =>
        {
            if (number == asked + 5)
            {
                sample.Service.Remove(Names.Run.Table, sample.RunId);
            }
        };
        Assert.Equal(BatchStatus.Canceled, sample.Execute(batch).Status);
    }

    [Theory]
    [InlineData(1, BatchStatus.Completed)]
    [InlineData(5, BatchStatus.Completed)]
    [InlineData(6, BatchStatus.Waiting)]
    internal void What_the_time_does_not_allow_is_cut_among_others_or_waits_when_it_is_too_deep(int depth, BatchStatus expected)
    {
        var sample = Filled(1100);
        sample.Depth = depth;
        var batch = sample.Add(BatchKind.Keys, status: BatchStatus.Queued);
        sample.Step = TimeSpan.FromSeconds(20);
        batch = sample.Execute(batch);
        Assert.Equal(expected, batch.Status);
        var others = sample.Batches.FindAll(one => one.Id != batch.Id);
        Assert.Equal(expected == BatchStatus.Completed, others.Count > 1);
        Assert.Equal(depth == 6 ? "Too deep to queue itself again." : $"The rest was cut into {others.Count} batches.", sample.DetailOf(batch));
        Assert.All(others, one => Assert.Equal((BatchKind.Keys, BatchStatus.Queued), (one.Kind, one.Status)));
        Assert.Equal(RunStatus.Processing, sample.Run.Status);
    }

    [Fact]
    public void What_was_done_before_a_cut_and_what_its_parts_do_is_the_whole()
    {
        var sample = Filled(1100);
        sample.Customers(2_000_001, 2_000_003);
        sample.Add(BatchKind.Keys);
        sample.Step = TimeSpan.FromSeconds(20);
        sample.Execute(sample.Batches.Single());
        Assert.InRange(sample.Batches.Count, 3, 17);
        sample.Step = default;
        sample.Drain();
        Assert.Equal((RunStatus.Successful, "1103", 3), (sample.Run.Status, sample.RunEntity[Names.Run.Keys], sample.RunEntity[Names.Run.Linked]));
        Assert.All([2_000_001, 2_000_002, 2_000_003], number => Assert.Equal(ProfileId(number), sample.Data.LinkOf(number)));
    }

    [Fact]
    public void A_batch_in_the_middle_of_a_block_is_queued_again_whole()
    {
        var sample = new RunSample();
        sample.Customers(1, 20);
        var batch = sample.Add(BatchKind.Keys);
        sample.Service.After = call => sample.Now = sample.Service.Calls[call - 1] == "update contact" ? sample.Now.AddSeconds(10) : sample.Now;
        batch = sample.Execute(batch);
        Assert.Equal((BatchStatus.Queued, null, 0), (batch.Status, batch.Heartbeat, batch.Attempts));
        Assert.Equal((Contact(9), "contact 9 0 0 0 0 0 0 0"), (batch.Progress.CountedTo!.Value, batch.Progress.Counts.ToString()));
        sample.Drain();
        Assert.Equal((RunStatus.Successful, 20), (sample.Run.Status, sample.RunEntity[Names.Run.Linked]));
    }

    [Fact]
    public void Each_kind_of_batch_can_be_left_in_its_middle()
    {
        var sample = new RunSample(RunMode.Unlink);
        foreach (var row in Enumerable.Range(1, 20))
        {
            sample.Data.Row(row, ProfileId(1));
        }

        sample.Add(BatchKind.Clear, "contact");
        sample.Service.After = call => sample.Now = sample.Service.Calls[call - 1] == "update contact" ? sample.Now.AddSeconds(10) : sample.Now;
        sample.Drain();
        Assert.Equal((RunStatus.Successful, 20), (sample.Run.Status, sample.RunEntity[Names.Run.Unlinked]));
    }

    /// <summary>A run over so many customers whose keys are of a table that is not linked, spread over all of them.</summary>
    private static RunSample Filled(int customers)
    {
        var sample = new RunSample();
        for (var number = 0; number < customers; number++)
        {
            sample.Data.Key(number == 0 ? 1 : number * 1000, 5000 + number, value: "k", table: "card", dataSource: "Files");
        }

        return sample;
    }
}
