namespace EmbeddedDataverse.Pipeline;

/// <summary>
/// How large the context of a write becomes on its way to the sandbox. The platform's serialised form is not published; here each value
/// counts with the bytes of its text or a fixed weight, and each with its name.
/// </summary>
internal static class ContextSize
{
    /// <summary>116.85 MB.</summary>
    public const long Limit = (long)(116.85 * 1024 * 1024);

    private const int PerValue = 16;

    /// <summary>Refuses a write that is too large. Writes without steps go nowhere and may be of any size.</summary>
    public static void Check(WriteEvent write)
    {
        var size = 0L;
        foreach (var row in write.Rows)
        {
            size += row.Target is { } target ? Of(target) : PerValue;
        }

        if (size > write.Call.Organization.Options.MaxContextSize)
        {
            throw PlatformFaults.MessageTooLarge(size);
        }
    }

    private static long Of(Entity row)
    {
        var size = 0L;
        foreach (var (name, value) in row.Attributes)
        {
            size += name.Length + (value is string text ? Encoding.UTF8.GetByteCount(text) : PerValue);
        }

        return size;
    }
}
