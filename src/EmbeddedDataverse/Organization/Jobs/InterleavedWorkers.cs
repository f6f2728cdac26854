namespace EmbeddedDataverse.Jobs;

/// <summary>
/// Workers side by side in virtual time that take turns at each service call: each job runs on a thread of its own, and exactly one
/// of them moves at any moment, the one whose next effect has the smallest time. So two jobs may read before either of them
/// writes, in the same way each time with the same seed.
/// </summary>
internal sealed class InterleavedWorkers(Organization organization, JobRunner runner, int workers)
{
    private readonly InterleavedWorker[] crew = [.. Enumerable.Range(1, workers).Select(number => new InterleavedWorker(number, organization, runner))];

    public int Run(int limit)
    {
        var latest = organization.Clock.UtcNow;
        foreach (var worker in crew)
        {
            worker.Time = latest;
        }

        var started = 0;
        try
        {
            while (Next(started < limit) is { } turn)
            {
                organization.Clock.JumpTo(turn.Worker.IsBusy ? turn.Worker.Time : turn.At);
                if (turn.Worker.IsBusy)
                {
                    turn.Worker.Continue();
                }
                else if (organization.Jobs.Take(turn.At) is { } job)
                {
                    started++;
                    turn.Worker.Start(job);
                }

                latest = turn.Worker.Time > latest ? turn.Worker.Time : latest;
            }
        }
        finally
        {
            foreach (var worker in crew)
            {
                worker.Dispose();
            }
        }

        organization.Clock.JumpTo(latest);
        return started;
    }

    /// <summary>Who moves next, and when: a job goes on with its next call, or a free worker takes a job.</summary>
    private (InterleavedWorker Worker, DateTime At)? Next(bool mayStart)
    {
        InterleavedWorker? busy = null;
        InterleavedWorker? free = null;
        foreach (var worker in crew)
        {
            if (worker.IsBusy)
            {
                busy = busy is null || worker.Effect < busy.Effect ? worker : busy;
            }
            else
            {
                free = free is null || worker.Time < free.Time ? worker : free;
            }
        }

        if (mayStart && free is not null && organization.Jobs.NextDue(free.Time) is { } start && (busy is null || start <= busy.Effect))
        {
            return (free, start);
        }

        return busy is null ? null : (busy, busy.Effect);
    }
}
