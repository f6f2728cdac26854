using Linking.Tool.Report;

namespace Linking.Tool.Tests.Report;

public class LineProgressTests
{
    [Fact]
    public void Long_work_says_every_ten_seconds_how_far_it_has_come()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var time = new SteppedTime();

        new LineProgress(output, time).Run("Loading", 50_000, done =>
        {
            time.Advance(TimeSpan.FromSeconds(9));
            done(12_345);
            time.Advance(TimeSpan.FromSeconds(11));
            done(37_655);
            time.Advance(TimeSpan.FromSeconds(3.5));
        });
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("Loading: 12,345 of 50,000, 10.0 s so far\nLoading: 12,345 of 50,000, 20.0 s so far\nLoading: 50,000, 23.5 s\n", output.ToString());
    }

    [Fact]
    public void Work_of_unknown_size_says_how_long_it_has_been_at_work()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var time = new SteppedTime();
        var progress = new LineProgress(output, time);

        progress.Run("Reading", 0, _ => time.Advance(TimeSpan.FromSeconds(10)));
        progress.Follow("Full run, batches", report =>
        {
            report(2, 9);
            time.Advance(TimeSpan.FromSeconds(10));
            report(9, 9);
        });

        Assert.Equal("Reading: 10.0 s so far\nReading: 10.0 s\nFull run, batches: 2 of 9, 10.0 s so far\nFull run, batches: 9 of 9, 10.0 s\n",
            output.ToString());
    }
}
