namespace Linking.Plugins.CustomApis;

/// <summary>How the task stands in one word; what needs somebody goes before what does not.</summary>
internal enum Verdict
{
    /// <summary>Nothing was done yet, and nothing was asked for.</summary>
    Fresh,

    /// <summary>Nothing was done yet; a preview says what would be.</summary>
    PreviewOnly,

    /// <summary>A run stopped before it cleared links, and somebody has to decide.</summary>
    StoppedByGuard,

    /// <summary>A run was paused by somebody.</summary>
    Paused,

    /// <summary>A run is queued or at work.</summary>
    Running,

    /// <summary>A run waits for its second look.</summary>
    Settling,

    /// <summary>The latest run failed.</summary>
    Failed,

    /// <summary>The latest run, or every source table, was skipped.</summary>
    Skipped,

    /// <summary>All was done, and issues are open.</summary>
    Issues,

    /// <summary>All was done, and nothing is left.</summary>
    Healthy,
}
