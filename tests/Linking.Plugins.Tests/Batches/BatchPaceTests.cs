using Linking.Plugins.Batches;
using Linking.Plugins.Execution;
using Linking.Plugins.Tests.Writing;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Batches;

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
        var pace = Pace(new Batch { Kind = BatchKind.Keys }, before, now, elapsed, budget: 100);
        Assert.Equal((parts, isHopeless), (pace.Parts, pace.IsHopeless));
    }

    [Theory]
    [InlineData(BatchKind.Links, 1)]
    [InlineData(BatchKind.Keys, 2)]
    [InlineData(BatchKind.Keys, 3)]
    internal void What_is_no_batch_of_keys_and_what_looks_again_is_not_cut(BatchKind kind, int pass)
    {
        var pace = Pace(new Batch { Kind = kind, Pass = pass }, string.Empty, "0f000000", 100, budget: 100);
        Assert.Equal((1, false), (pace.Parts, pace.IsHopeless));
    }

    [Fact]
    public void A_budget_of_less_than_a_second_counts_as_one() =>
        Assert.Equal(2, Pace(new Batch { Kind = BatchKind.Keys }, string.Empty, "80000000", 2, budget: 0.5).Parts);

    private static BatchPace Pace(Batch batch, string before, string now, int elapsed, double budget)
    {
        batch.Progress.Cursor = before;
        var time = Noon;
        var scope = Scope(new ScriptedService()) with { StartedOn = Noon, UtcNow = () => time };
        var pace = new BatchPace(batch, new Deadline(scope.UtcNow, Noon.AddSeconds(budget)), scope);
        batch.Progress.Cursor = now;
        time = Noon.AddSeconds(elapsed);
        return pace;
    }
}
