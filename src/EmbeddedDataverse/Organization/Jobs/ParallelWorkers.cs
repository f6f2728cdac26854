namespace EmbeddedDataverse.Jobs;

/// <summary>
/// Workers side by side in virtual time, one job after another in real time: the worker whose time is the smallest takes the next
/// job, and while the job runs the organisation's clock shows that worker's time. Jobs start in the order of their times, so a job
/// never starts before it was queued; what a job does later than another one's start is nevertheless done before it.
/// </summary>
internal sealed class ParallelWorkers(Organization organization, JobRunner runner, int workers)
{
    public int Run(int limit)
    {
        var clock = organization.Clock;
        var latest = clock.UtcNow;
        var free = new PriorityQueue<int, (DateTime Time, int Worker)>();
        for (var worker = 1; worker <= workers; worker++)
        {
            free.Enqueue(worker, (latest, worker));
        }

        var count = 0;
        while (count < limit && free.TryPeek(out _, out var next) && Take(next.Time) is { } job)
        {
            var worker = free.Dequeue();
            runner.Run(job, new JobExecution(worker));
            var end = clock.UtcNow;
            free.Enqueue(worker, (end, worker));
            latest = end > latest ? end : latest;
            count++;
        }

        clock.JumpTo(latest);
        return count;
    }

    /// <summary>The next job of a worker that is free from a time on; the clock shows when it starts, later when nothing is due before.</summary>
    private TakenJob? Take(DateTime time)
    {
        var clock = organization.Clock;
        clock.JumpTo(time);
        if (organization.Jobs.Take(time) is { } job)
        {
            return job;
        }

        if (organization.Jobs.NextDue(time) is not { } due)
        {
            return null;
        }

        clock.JumpTo(due);
        return organization.Jobs.Take(due);
    }
}
