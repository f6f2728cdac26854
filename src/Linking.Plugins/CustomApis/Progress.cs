namespace Linking.Plugins.CustomApis;

/// <summary>How far runs are.</summary>
/// <param name="More">Whether something is queued or processing still.</param>
/// <param name="Examined">Rows examined so far.</param>
/// <param name="Changed">Rows linked, relinked or unlinked so far.</param>
/// <param name="Issues">Rows that could not be linked so far.</param>
internal sealed record Progress(bool More, int Examined, int Changed, int Issues)
{
    /// <summary>When to call again, where all that is left waits (UTC); null when it does not.</summary>
    public System.DateTime? ContinueOn { get; init; }
}
