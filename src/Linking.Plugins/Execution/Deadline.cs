using System;

namespace Linking.Plugins.Execution;

/// <summary>The end of the time that an execution may use.</summary>
internal sealed class Deadline(Func<DateTime> utcNow, DateTime end)
{
    internal DateTime End => end;

    /// <summary>How much time is left; negative when it is over.</summary>
    internal TimeSpan Left => end - utcNow();

    internal bool IsOver => utcNow() >= end;
}
