namespace Linking.Chaos.Histories;

/// <summary>That an event tells of a write.</summary>
/// <param name="Moment">Number of the moment that the write began.</param>
/// <param name="Places">The alternate keys and profiles that were written.</param>
/// <param name="IsDoubtful">Whether it may be worked on by declarations of source tables that are not those of today.</param>
internal sealed record Delivery(int Moment, IReadOnlySet<Guid> Places, bool IsDoubtful)
{
    /// <summary>When the execution began that worked on it to its end (UTC).</summary>
    public DateTime WorkedOnAt { get; init; }
}
