namespace Linking.Chaos.Histories;

/// <summary>Runs the asynchronous service and sees to it that no job does what none may do, whatever it meets.</summary>
internal sealed class JobWatch
{
    /// <summary>More executions than this for a handful of rows, before nothing is left to do, are a loop without end.</summary>
    private const int MostExecutions = 2000;
    private const int DeepestDepth = 8;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly Stage stage;
    private DivergenceException? found;

    public JobWatch(Stage stage)
    {
        this.stage = stage;
        stage.Organization.Async.JobEnded = Check;
    }

    /// <summary>Runs jobs: all there are, or so many.</summary>
    public void Run(int? limit = null)
    {
        stage.Faults.JobsRun();
        var organization = stage.Organization;
        var most = Math.Min(limit ?? int.MaxValue, MostExecutions);
        var executions = organization.Async.RunAll(most, stage.Settings.Workers, stage.Settings.Interleaves);
        if ((found ?? stage.Watch.Found) is { } wrong)
        {
            throw wrong;
        }

        if (executions >= MostExecutions)
        {
            var runs = string.Join("; ", new RunDesk(stage).Open().Select(RunDesk.Describe));
            throw new DivergenceException("endless", $"{executions} executions of jobs, and {organization.Async.PendingCount} are pending still; runs: {runs}");
        }
    }

    private void Check(JobRun run)
    {
        stage.Watch.JobEnded();
        stage.Deliveries.Ended(run);
        if (run.Depth > DeepestDepth)
        {
            found ??= new DivergenceException("depth", $"{run.Step} ran {run.Depth} deep");
        }

        if (run.Duration - stage.Faults.DelayBetween(run.Start, run.End) > Longest)
        {
            found ??= new DivergenceException("budget", $"{run.Step} took {run.Duration}");
        }

        if (run.Error is { } error && !IsExpected(error))
        {
            found ??= new DivergenceException("crash", $"{run.Step} ended with: {error}");
        }
    }

    // The product translates every fault of a call and names itself; the platform ends what takes too long.
    private static bool IsExpected(string error)
    {
        return error.StartsWith("Customer Profile Linking:", StringComparison.Ordinal)
            || error.Contains("timed-out at the Sandbox Worker", StringComparison.Ordinal);
    }
}
