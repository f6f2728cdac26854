using Linking.Tool.Report;

namespace Linking.Tool.Tests.Report;

public class TimeLeftTests
{
    private readonly StoppedClock clock = new();

    [Fact]
    public void Nothing_is_estimated_before_there_is_something_to_estimate_from()
    {
        var left = new TimeLeft(clock);
        Assert.Null(left.Estimate(500, 1000));

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Null(left.Estimate(0, 1000));
        Assert.Null(left.Estimate(9, 1000));
        Assert.Null(left.Estimate(500, 0));
        Assert.Null(left.Estimate(1000, 1000));
        Assert.Equal("", left.Text(9, 1000));
    }

    [Theory]
    [InlineData(10, 100, 1000, 90, "1 min 30 s left")]
    [InlineData(10, 500, 1000, 10, "10 s left")]
    [InlineData(100, 10, 1000, 9900, "2 h 45 min left")]
    [InlineData(4, 999, 1000, 0, "0 s left")]
    public void The_rest_takes_as_long_as_what_is_done_took(int seconds, long done, long total, int expected, string text)
    {
        var left = new TimeLeft(clock);
        clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(TimeSpan.FromSeconds(expected), left.Estimate(done, total));
        Assert.Equal(text, left.Text(done, total));
    }

    [Fact]
    public void What_was_before_the_work_began_does_not_count()
    {
        clock.Advance(TimeSpan.FromHours(1));
        var left = new TimeLeft(clock);
        clock.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeSpan.FromSeconds(60), left.Estimate(25, 100));
    }
}
