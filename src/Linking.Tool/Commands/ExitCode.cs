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

    /// <summary>Nobody could be signed in, or the environment does not accept it.</summary>
    public const int NotSignedIn = 5;

    /// <summary>The one who signed in is no user of the environment, or lacks a privilege.</summary>
    public const int NotPermitted = 6;

    /// <summary>The environment could not be reached, is busy or away, or something else answers there.</summary>
    public const int NotReached = 7;

    /// <summary>The word for a code, in what commands print with --json.</summary>
    public static string NameOf(int code) => code switch
    {
        Success => "successful",
        FinishedWithIssues => "issues",
        BadInput => "refused",
        StoppedByGuard => "stoppedByGuard",
        NotSignedIn => "notSignedIn",
        NotPermitted => "notPermitted",
        NotReached => "notReached",
        _ => "failed",
    };

    /// <summary>What a run's outcome returns.</summary>
    public static int Of(RunResult result) => result.View.State switch
    {
        _ when result.Failures.Count > 0 => Failed,
        RunStatus.Successful or RunStatus.Skipped => Success,
        RunStatus.CompletedWithIssues => FinishedWithIssues,

        // Of a real environment, which goes on with it.
        RunStatus.Queued or RunStatus.Processing or RunStatus.Settling => FinishedWithIssues,
        RunStatus.StoppedByGuard => StoppedByGuard,
        _ => Failed,
    };
}
