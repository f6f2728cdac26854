namespace Linking.Tool.Report;

/// <summary>Estimates how long a piece of work will still take, from how fast it has been so far.</summary>
/// <param name="clock">Tells the time.</param>
internal sealed class TimeLeft(TimeProvider clock)
{
    /// <summary>Before that, what has been done says little.</summary>
    private const double LeastShare = 0.01;

    private static readonly TimeSpan LeastTime = TimeSpan.FromSeconds(3);

    private readonly long start = clock.GetTimestamp();

    /// <summary>What is left; null while there is nothing to estimate from.</summary>
    /// <param name="done">Items done since this object was made.</param>
    /// <param name="total">Items of the work; 0 when that is not known.</param>
    public TimeSpan? Estimate(double done, double total)
    {
        var elapsed = clock.GetElapsedTime(start);
        return total <= 0 || done >= total || elapsed < LeastTime || done < total * LeastShare
            ? null
            : TimeSpan.FromSeconds(Math.Round(elapsed.TotalSeconds * (total - done) / done));
    }

    /// <summary>The estimate as a person reads it; empty while there is none.</summary>
    public string Text(double done, double total) => Estimate(done, total) switch
    {
        null => "",
        { TotalHours: >= 1 } left => FormattableString.Invariant($"{(int)left.TotalHours} h {left.Minutes:00} min left"),
        { TotalMinutes: >= 1 } left => FormattableString.Invariant($"{left.Minutes} min {left.Seconds:00} s left"),
        { } left => FormattableString.Invariant($"{left.Seconds} s left"),
    };
}
