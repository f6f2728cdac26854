namespace EmbeddedDataverse.Jobs;

/// <summary>A worker whose job runs on a thread of its own and stops before each service call until it is told to go on.</summary>
internal sealed class InterleavedWorker(int number, Organization organization, JobRunner runner) : IDisposable
{
    private readonly SemaphoreSlim mayMove = new(0);
    private readonly SemaphoreSlim hasStopped = new(0);
    private JobExecution? execution;
    private Thread? thread;
    private Exception? failure;

    /// <summary>Where its own clock stands.</summary>
    public DateTime Time { get; set; }

    /// <summary>When the call it stopped before takes effect.</summary>
    public DateTime Effect { get; private set; }

    public bool IsBusy => execution is not null;

    public void Start(TakenJob job)
    {
        execution = new JobExecution(number) { HandOver = Stop };
        thread = new Thread(() => Work(job, execution)) { IsBackground = true, Name = "asynchronous worker" };
        thread.Start();
        Await();
    }

    public void Continue()
    {
        _ = mayMove.Release();
        Await();
    }

    /// <summary>Ends what still runs, without any effect, so that no thread stays behind.</summary>
    public void Dispose()
    {
        if (execution is { } running)
        {
            _ = running.Kill();
            _ = mayMove.Release();
            hasStopped.Wait();
            End();
        }

        mayMove.Dispose();
        hasStopped.Dispose();
    }

    private void Await()
    {
        hasStopped.Wait();
        Time = organization.Clock.UtcNow;
        End();
        if (failure is not null)
        {
            throw new InvalidOperationException("The asynchronous service could not run a job.", failure);
        }
    }

    private void End()
    {
        if (execution is null)
        {
            thread!.Join();
            thread = null;
        }
    }

    /// <summary>On the job's thread: waits until this worker is the one to move.</summary>
    private void Stop(TimeSpan cost)
    {
        Effect = organization.Clock.UtcNow + cost;
        _ = hasStopped.Release();
        mayMove.Wait();
    }

    private void Work(TakenJob job, JobExecution running)
    {
        try
        {
            runner.Run(job, running);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        execution = null;
        _ = hasStopped.Release();
    }
}
