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
}
