namespace EmbeddedDataverse.Requests;

/// <summary>The counts of a moment, or the difference between two.</summary>
public sealed class RequestSnapshot
{
    internal RequestSnapshot(IReadOnlyList<RequestCount> counts)
    {
        Counts = counts;
    }

    /// <summary>One entry for each kind of request.</summary>
    public IReadOnlyList<RequestCount> Counts { get; }

    /// <summary>All calls.</summary>
    public long Total => Counts.Sum(count => count.Calls);

    /// <summary>How many calls there were of a message, about a table, from an origin; null means any.</summary>
    public long Calls(string? message = null, string? table = null, CallOrigin? origin = null)
    {
        return Matching(message, table, origin).Sum(count => count.Calls);
    }

    /// <summary>How many rows these calls carried.</summary>
    public long Rows(string? message = null, string? table = null, CallOrigin? origin = null)
    {
        return Matching(message, table, origin).Sum(count => count.Rows);
    }

    internal RequestSnapshot Minus(RequestSnapshot earlier)
    {
        var before = earlier.Counts.ToDictionary(count => (count.Message, count.Table, count.Origin));
        return new RequestSnapshot([.. Counts
            .Select(count => before.TryGetValue((count.Message, count.Table, count.Origin), out var old)
                ? count with { Calls = count.Calls - old.Calls, Rows = count.Rows - old.Rows }
                : count)
            .Where(count => count.Calls > 0)]);
    }

    private IEnumerable<RequestCount> Matching(string? message, string? table, CallOrigin? origin)
    {
        return Counts.Where(count =>
            (message is null || count.Message == message) && (table is null || count.Table == table) && (origin is null || count.Origin == origin));
    }
}
