namespace EmbeddedDataverse.Requests;

/// <summary>
/// A job while it runs: whether its worker still lives, and where it hands over to other workers. Only the calls that the job's own
/// code makes know it; what these calls cause, such as synchronous steps, does not.
/// </summary>
internal sealed class JobExecution(int worker)
{
    public int Worker { get; } = worker;

    /// <summary>Whether the worker was killed: nothing of the execution reaches the organisation any more.</summary>
    public bool IsKilled { get; private set; }

    /// <summary>Lets other workers run before a call, which is told what it costs up to its effect.</summary>
    public Action<TimeSpan>? HandOver { get; init; }

    public WorkerKilledException Kill()
    {
        IsKilled = true;
        return new WorkerKilledException();
    }

    public void BeginCall(TimeSpan cost)
    {
        RequireAlive();
        if (HandOver is not null)
        {
            HandOver(cost);
            RequireAlive();
        }
    }

    private void RequireAlive()
    {
        if (IsKilled)
        {
            throw new WorkerKilledException();
        }
    }
}
