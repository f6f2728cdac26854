namespace EmbeddedDataverse.Pipeline;

/// <summary>
/// Collects a plug-in's trace, a line for each call; beyond 10 KB the oldest lines are dropped, as plugintracelog does. Of a longer line the end is kept.
/// </summary>
internal sealed class TraceWriter : ITracingService
{
    private const int Limit = 10_240;
    private readonly StringBuilder text = new();

    public string Text => text.ToString();

    public void Trace(string format, params object[] args)
    {
        var line = args is null || args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        _ = text.Append(line).Append('\n');
        if (text.Length > Limit)
        {
            var excess = text.Length - Limit;
            var end = text.ToString(excess - 1, Limit).IndexOf('\n', StringComparison.Ordinal);
            _ = text.Remove(0, end < 0 ? excess : excess + end);
        }
    }
}
