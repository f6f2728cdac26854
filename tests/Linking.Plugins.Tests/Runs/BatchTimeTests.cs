using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Tests.Runs;

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
        using var sample = new BatchSample();
        Fill(sample, 1100);
        sample.Step = TimeSpan.FromMilliseconds(milliseconds);
        var batch = sample.Add(BatchKind.Keys);
        var asked = sample.Asked;
        sample.OnTime = number => SetOnce(sample, number - asked, meanwhile);
        Assert.Equal(expected, sample.Execute(batch).Status);
    }

    [Theory]
    [InlineData(1, BatchStatus.Completed)]
    [InlineData(5, BatchStatus.Waiting)]
    internal void What_the_time_does_not_allow_is_cut_among_others_or_waits_when_it_is_too_deep(int depth, BatchStatus expected)
    {
        using var sample = new BatchSample();
        Fill(sample, 1100);
        sample.Depth = depth;
        sample.Step = TimeSpan.FromSeconds(20);
        var batch = sample.Execute(sample.Add(BatchKind.Keys));
        Assert.Equal(expected, batch.Status);
        var others = sample.Batches.OfRun(sample.Run).FindAll(one => one.Id != batch.Id);
        Assert.Equal(expected == BatchStatus.Completed, others.Count > 1);
        Assert.Equal(depth == 5 ? "Too deep to queue itself again." : $"The rest was cut into {others.Count} batches.", sample.DetailOf(batch));
        Assert.All(others, one => Assert.Equal((BatchKind.Keys, BatchStatus.Queued), (one.Kind, one.Status)));
    }

    private static void SetOnce(BatchSample sample, int asked, RunStatus status)
    {
        if (asked == 4)
        {
            sample.OnTime = _ => { };
            sample.Runs.Set(sample.Run, status);
        }
    }

    private static void Fill(BatchSample sample, int customers)
    {
        foreach (var number in Enumerable.Range(0, customers))
        {
            sample.Organization.Dataverse.Load(Names.AlternateKey.Table, [new Entity(Names.AlternateKey.Table, Guid.NewGuid())
            {
                [Names.AlternateKey.DataSource] = "Files",
                [Names.AlternateKey.EntityName] = "card",
                [Names.AlternateKey.Value] = "k",
                [Names.AlternateKey.CustomerId] = new Guid(number * 1000, 0, 0, new byte[8]).ToString("N"),
            }]);
        }
    }
}
