namespace Linking.Client;

/// <summary>How long and how often is waited for an environment.</summary>
/// <param name="Attempts">How often a request that may be repeated is repeated.</param>
/// <param name="Wait">Before the first repetition; twice as long before each further one.</param>
/// <param name="LongestWait">No longer is waited, whatever the environment asks for.</param>
/// <param name="Patience">So long may one attempt take: longer than the two minutes that the platform gives a message.</param>
internal sealed record RetryPace(int Attempts, TimeSpan Wait, TimeSpan LongestWait, TimeSpan Patience)
{
    /// <summary>For real environments: as long as the five minutes over which the platform counts requests.</summary>
    public static RetryPace Usual { get; } = new(6, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(150));
}
