namespace EmbeddedDataverse;

/// <summary>Elastic tables are eventually consistent: with a delay set, a new row is not read before the delay has passed.</summary>
internal sealed class ElasticVisibility(VirtualClock clock, TimeSpan delay)
{
    public long Now => clock.UtcNow.Ticks;

    /// <summary>When a row that is created now can be read.</summary>
    public long From => Now + delay.Ticks;

    public static string Condition(string alias, string now)
    {
        return $"({alias}._visible IS NULL OR {alias}._visible <= {now})";
    }

    public bool Hides(Table table)
    {
        return delay > TimeSpan.Zero && table.IsElastic;
    }
}
