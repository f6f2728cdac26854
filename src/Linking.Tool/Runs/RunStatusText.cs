using Linking.Plugins.RunRecords;

namespace Linking.Tool.Runs;

/// <summary>The words for statuses of runs.</summary>
internal static class RunStatusText
{
    public static string Of(RunStatus status) => status switch
    {
        RunStatus.CompletedWithIssues => "Completed with issues",
        RunStatus.StoppedByGuard => "Stopped by guard",
        _ => status.ToString(),
    };
}
