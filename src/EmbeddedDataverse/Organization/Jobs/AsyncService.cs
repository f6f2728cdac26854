namespace EmbeddedDataverse.Jobs;

/// <summary>
/// The asynchronous service. Jobs run only when asked to, after the commit of what queued them and outside any transaction;
/// each service call they make commits on its own.
/// </summary>
public sealed class AsyncService
{
    /// <summary>A job that asks for a retry runs at most this often.</summary>
    public const int MaxAttempts = 4;

    private readonly Organization organization;
    private readonly JobRunner runner;
    private bool isRunning;

    internal AsyncService(Organization organization)
    {
        this.organization = organization;
        runner = new JobRunner(organization);
    }

    /// <summary>How many jobs are not completed.</summary>
    public int PendingCount => organization.Jobs.PendingCount;

    /// <summary>Every execution since the organisation was opened, in the order they ended.</summary>
    public IReadOnlyList<JobRun> History => runner.History;

    /// <summary>Is told of each execution when it has ended; it may read from the organisation, not run jobs.</summary>
    public Action<JobRun>? JobEnded
    {
        get => runner.Ended;
        set => runner.Ended = value;
    }

    /// <summary>
    /// Runs jobs until none is left that is or becomes ready, those queued meanwhile included, and says how many executions that
    /// took. When nothing can start, the clock jumps to the next job that is due; afterwards it shows the latest time reached.
    /// </summary>
    /// <param name="limit">How many executions there may be.</param>
    /// <param name="workers">How many jobs run side by side in virtual time, which is the same each time with the same seed and a virtual clock.</param>
    /// <param name="interleave">Whether workers take turns at each service call of a job, by their times; otherwise a job runs to its end before another one
    /// begins.</param>
    public int RunAll(int limit = int.MaxValue, int workers = 1, bool interleave = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        return Alone(() => interleave && workers > 1
            ? new InterleavedWorkers(organization, runner, workers).Run(limit)
            : new ParallelWorkers(organization, runner, workers).Run(limit));
    }

    /// <summary>Runs one job that is ready now and says whether there was one.</summary>
    public bool RunNext()
    {
        return Alone(() =>
        {
            if (organization.Jobs.Take(DateTime.MaxValue) is not { } job)
            {
                return false;
            }

            runner.Run(job, new JobExecution(1));
            return true;
        });
    }

    /// <summary>
    /// What the platform does once it notices that workers are gone: their jobs, which are In Progress, become ready again, as often
    /// as <see cref="OrganizationOptions.RunsAfterKill"/> says. Opening a file does so too. Says how many jobs these are.
    /// </summary>
    public int Recover()
    {
        return Alone(() => new JobRecovery(organization).Run());
    }

    private T Alone<T>(Func<T> work)
    {
        if (isRunning)
        {
            throw new InvalidOperationException("The asynchronous service is running: it cannot be used from inside a job.");
        }

        isRunning = true;
        try
        {
            return work();
        }
        finally
        {
            isRunning = false;
        }
    }
}
