namespace Linking.Tool.Tests.Report;

/// <summary>A time that goes on when a test says so, and rings the timers on its way.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly List<SteppedTimer> timers = [];
    private TimeSpan now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SteppedTimer(() => callback(state), now + dueTime, period, timers);
        timers.Add(timer);
        return timer;
    }

    /// <summary>Goes on.</summary>
    public void Advance(TimeSpan time)
    {
        var end = now + time;
        while (timers.Where(timer => timer.Next <= end).MinBy(timer => timer.Next) is { } next)
        {
            now = next.Next;
            next.Ring();
        }

        now = end;
    }

    private sealed class SteppedTimer(Action ring, TimeSpan first, TimeSpan period, List<SteppedTimer> all) : ITimer
    {
        public TimeSpan Next { get; private set; } = first;

        public void Ring()
        {
            Next += period;
            ring();
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException();

        public void Dispose() => all.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
