namespace EmbeddedDataverse.Platform;

/// <summary>The organisation's time: the system's, or one that stands still until somebody moves it.</summary>
public sealed class VirtualClock
{
    private DateTime? now;
    private TimeSpan offset;

    internal VirtualClock(DateTime? start)
    {
        now = start is { } moment ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : null;
    }

    /// <summary>The time now.</summary>
    public DateTime UtcNow => now ?? DateTime.UtcNow + offset;

    /// <summary>Moves the time forward.</summary>
    public void Advance(TimeSpan by)
    {
        if (now is { } moment)
        {
            now = moment + by;
        }
        else
        {
            offset += by;
        }
    }

    /// <summary>Moves the time to a moment.</summary>
    public void JumpTo(DateTime moment)
    {
        var utc = DateTime.SpecifyKind(moment, DateTimeKind.Utc);
        if (now is null)
        {
            offset = utc - DateTime.UtcNow;
        }
        else
        {
            now = utc;
        }
    }
}
