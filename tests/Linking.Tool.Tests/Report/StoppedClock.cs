namespace Linking.Tool.Tests.Report;

/// <summary>A clock that moves only when it is told to.</summary>
internal sealed class StoppedClock : TimeProvider
{
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public void Advance(TimeSpan by) => now += by.Ticks;
}
