using Linking.Plugins.RunRecords;
using Linking.Tool.Runs;

namespace Linking.Tool.Commands;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    /// <summary>All linked, or skipped as required.</summary>
    public const int Success = 0;

    /// <summary>Finished; issues are open.</summary>
    public const int FinishedWithIssues = 1;

    /// <summary>The arguments or the input were refused; nothing has been written.</summary>
    public const int BadInput = 2;

    /// <summary>Something went wrong that the input is not to blame for.</summary>
    public const int Failed = 3;

    /// <summary>The guard stopped the run before its first unlink.</summary>
    public const int StoppedByGuard = 4;

    /// <summary>The word for a code, in what commands print with --json.</summary>
    public static string NameOf(int code) => code switch
    {
        Success => "successful",
        FinishedWithIssues => "issues",
        BadInput => "refused",
        StoppedByGuard => "stoppedByGuard",
        _ => "failed",
    };

    /// <summary>What a run's outcome returns.</summary>
    public static int Of(RunResult result) => result.View.State switch
    {
        _ when result.Failures.Count > 0 => Failed,
        RunStatus.Successful or RunStatus.Skipped => Success,
        RunStatus.CompletedWithIssues => FinishedWithIssues,
        RunStatus.StoppedByGuard => StoppedByGuard,
        _ => Failed,
    };
}
