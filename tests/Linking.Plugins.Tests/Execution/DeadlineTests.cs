using Linking.Plugins.Tests.Writing;
using static Linking.Plugins.Tests.Execution.ExecutionSample;

namespace Linking.Plugins.Tests.Execution;

public class DeadlineTests
{
    [Theory]
    [InlineData(null, 90)]
    [InlineData(30, 30)]
    [InlineData(90, 90)]
    [InlineData(120, 90)]
    public void An_execution_ends_with_its_budget_or_before_when_the_caller_wants_so(int? wanted, int expected)
    {
        var now = Noon;
        var scope = Scope(new ScriptedService()) with { UtcNow = () => now, StartedOn = Noon, EndBy = wanted is { } seconds ? Noon.AddSeconds(seconds) : null };
        var deadline = scope.DeadlineWithin(TimeSpan.FromSeconds(90));
        Assert.Equal((Noon.AddSeconds(expected), TimeSpan.FromSeconds(expected), false), (deadline.End, deadline.Left, deadline.IsOver));
        now = Noon.AddSeconds(expected - 1);
        Assert.False(deadline.IsOver);
        now = deadline.End;
        Assert.True(deadline.IsOver);
        now = deadline.End.AddSeconds(1);
        Assert.Equal((true, TimeSpan.FromSeconds(-1)), (deadline.IsOver, deadline.Left));
    }
}
