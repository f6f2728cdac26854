namespace EmbeddedDataverse.Requests;

/// <summary>Counts every request by message, table and origin.</summary>
public sealed class RequestLog
{
    private readonly Dictionary<(string Message, string Table, CallOrigin Origin), Tally> tallies = [];

    internal RequestLog()
    {
    }

    /// <summary>The counts up to now.</summary>
    public RequestSnapshot Snapshot()
    {
        return new RequestSnapshot(
            [.. tallies.Select(pair => new RequestCount(pair.Key.Message, pair.Key.Table, pair.Key.Origin, pair.Value.Calls, pair.Value.Rows))]);
    }

    /// <summary>The counts since a snapshot.</summary>
    public RequestSnapshot Since(RequestSnapshot snapshot)
    {
        return Snapshot().Minus(snapshot);
    }

    internal void Add(string message, string table, CallOrigin origin, int rows)
    {
        if (!tallies.TryGetValue((message, table, origin), out var tally))
        {
            tally = new Tally();
            tallies.Add((message, table, origin), tally);
        }

        tally.Calls++;
        tally.Rows += rows;
    }

    private sealed class Tally
    {
        public long Calls { get; set; }

        public long Rows { get; set; }
    }
}
