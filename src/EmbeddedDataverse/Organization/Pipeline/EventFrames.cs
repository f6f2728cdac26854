namespace EmbeddedDataverse.Pipeline;

/// <summary>The frames of a write, made when a step first needs them: one for the Multiple event, one for each row.</summary>
internal sealed class EventFrames(WriteEvent write)
{
    private readonly EventFrame?[] singles = new EventFrame?[write.Rows.Count];
    private EventFrame? multiple;

    public EventFrame Multiple => multiple ??= new EventFrame(write, write.Multiple, write.Rows, isMultiple: true);

    public EventFrame Single(int index)
    {
        return singles[index] ??= new EventFrame(write, write.Single, [write.Rows[index]], isMultiple: false);
    }

    /// <summary>Without the rows that failed: what is left of the Multiple event after a partial success.</summary>
    public EventFrame Succeeded()
    {
        return write.Rows.Any(row => row.Failure is not null)
            ? new EventFrame(write, write.Multiple, [.. write.Rows.Where(row => row.Failure is null)], isMultiple: true)
            : Multiple;
    }
}
