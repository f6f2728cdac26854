using Linking.Plugins.Runs;
using Linking.Plugins.Runs.Batches;
using Linking.Plugins.Tests.Writing;

namespace Linking.Plugins.Tests.Runs;

/// <summary>In how many parts the rest of a batch is cut, by how much of it one execution did.</summary>
public class BatchPaceTests
{
    [Theory]
    [InlineData("", "40000000", 50, 2, false)]
    [InlineData("", "10000000", 100, 15, false)]
    [InlineData("", "0f000000", 100, 16, true)]
    [InlineData("", "80000000", 1600, 16, true)]
    [InlineData("", "80000000", 1599, 16, false)]
    [InlineData("40000000", "80000000", 50, 1, false)]
    [InlineData("40000000", "80000000", 75, 2, false)]
    [InlineData("", "ffffffff", 100, 1, false)]
    [InlineData("", "", 100, 16, false)]
    [InlineData("40000000", "40000000", 100, 16, false)]
    public void As_many_parts_as_executions_are_left(string before, string now, int elapsed, int parts, bool isHopeless)
    {
        var pace = Pace(BatchKind.Keys, before, now, elapsed, budget: 100);
        Assert.Equal((parts, isHopeless), (pace.Parts, pace.IsHopeless));
    }

    [Fact]
    public void What_is_no_batch_of_keys_is_not_cut()
    {
        var pace = Pace(BatchKind.Orphans, string.Empty, "0f000000", 100, budget: 100);
        Assert.Equal((1, false), (pace.Parts, pace.IsHopeless));
    }

    [Fact]
    public void A_budget_of_less_than_a_second_counts_as_one()
    {
        Assert.Equal(2, Pace(BatchKind.Keys, string.Empty, "80000000", 2, budget: 0.5).Parts);
    }

    private static BatchPace Pace(BatchKind kind, string before, string now, int elapsed, double budget)
    {
        var batch = new Batch { Kind = kind, Progress = new BatchProgress { Cursor = before } };
        var time = RunSample.Noon;
        var scope = RunSample.Scope(new ScriptedService()) with { StartedOn = RunSample.Noon, UtcNow = () => time };
        var pace = new BatchPace(batch, new Deadline(scope.UtcNow, RunSample.Noon.AddSeconds(budget)), scope);
        batch.Progress.Cursor = now;
        time = RunSample.Noon.AddSeconds(elapsed);
        return pace;
    }
}
