namespace EmbeddedDataverse;

/// <summary>Collects a plug-in's trace; beyond 10 KB the oldest text is dropped, as plugintracelog does.</summary>
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
            _ = text.Remove(0, text.Length - Limit);
        }
    }
}
