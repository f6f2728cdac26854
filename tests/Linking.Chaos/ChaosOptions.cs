namespace Linking.Chaos;

/// <summary>Which histories to play.</summary>
internal sealed record ChaosOptions
{
    /// <summary>The seed of the first history; each following one has the next number.</summary>
    public long Seed { get; init; } = 1;

    public int Histories { get; init; } = 1000;

    /// <summary>Which part of the histories, from 1.</summary>
    public int Part { get; init; } = 1;

    /// <summary>Into how many parts they are cut.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>How many histories are played at once; the outcome does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The only steps to play; null for all.</summary>
    public IReadOnlySet<int>? Steps { get; init; }

    /// <summary>Whether to stop at the first divergence.</summary>
    public bool StopsAtFirst { get; init; }

    /// <summary>Whether a divergence is shrunk to the steps that suffice to show it.</summary>
    public bool Shrinks { get; init; } = true;

    /// <summary>The plug-in assembly to play with, such as a deliberately broken one; null for the one that ships.</summary>
    public byte[]? Assembly { get; init; }
}
