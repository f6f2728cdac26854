namespace Linking.Tool.Report;

/// <summary>The words for statuses in files and on the console.</summary>
internal static class StatusText
{
    public static string Of(TableStatus status) => status switch
    {
        TableStatus.CompletedWithIssues => "Completed with issues",
        TableStatus.StoppedByGuard => "Stopped by guard",
        _ => status.ToString(),
    };
}
