namespace EmbeddedDataverse.Requests;

/// <summary>
/// Service protection by the number of requests: in a sliding window of five minutes each user may send so many from outside. What
/// plug-ins request does not count. The limits of execution time and of concurrent requests are faults to plan.
/// </summary>
internal sealed class ServiceProtection(VirtualClock clock, int? limit)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);
    private readonly Dictionary<Guid, Queue<DateTime>> sent = [];

    /// <summary>Counts a request, or refuses it until the oldest that counts is out of the window.</summary>
    public void Admit(Caller caller)
    {
        if (limit is not { } most || caller.Origin != CallOrigin.Client)
        {
            return;
        }

        if (!sent.TryGetValue(caller.UserId, out var times))
        {
            times = new Queue<DateTime>();
            sent.Add(caller.UserId, times);
        }

        var now = clock.UtcNow;
        while (times.Count > 0 && times.Peek() <= now - Window)
        {
            _ = times.Dequeue();
        }

        if (times.Count >= most)
        {
            throw PlatformFaults.Throttled(times.Peek() + Window - now);
        }

        times.Enqueue(now);
    }
}
