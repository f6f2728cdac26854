namespace EmbeddedDataverse;

/// <summary>
/// The asynchronous service. Jobs run only when asked to, after the commit of what queued them and outside any transaction;
/// each service call they make commits on its own.
/// </summary>
public sealed class AsyncService
{
    /// <summary>A job that asks for a retry runs at most this often.</summary>
    public const int MaxAttempts = 4;

    private readonly Organization organization;

    internal AsyncService(Organization organization)
    {
        this.organization = organization;
    }

    /// <summary>How many jobs are not completed.</summary>
    public int PendingCount => organization.Jobs.PendingCount;

    /// <summary>Runs jobs until none is ready, those queued meanwhile included, and says how many executions that took.</summary>
    public int RunAll(int limit = int.MaxValue)
    {
        var count = 0;
        while (count < limit && RunNext())
        {
            count++;
        }

        return count;
    }

    /// <summary>Runs one job and says whether there was one.</summary>
    public bool RunNext()
    {
        if (organization.Jobs.Take() is not { } job)
        {
            return false;
        }

        var step = organization.Steps.Find(job.StepId);
        if (step is null)
        {
            organization.Jobs.Fail(job.Id, ErrorCodes.ObjectDoesNotExist, "The step of this job is no longer registered.");
            organization.Jobs.Set(job.Id, JobState.Failed);
            return true;
        }

        Complete(job.Id, step, job.Attempts + 1, Execute(step, ContextCodec.Read(job.Context, job.Id, organization)));
        return true;
    }

    private Exception? Execute(Step step, PluginContext context)
    {
        try
        {
            organization.Invoker.Invoke(step, context, null, organization.Clock.UtcNow + PluginInvoker.TimeLimit);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private void Complete(Guid id, Step step, int attempts, Exception? exception)
    {
        var jobs = organization.Jobs;
        if (exception is null)
        {
            if (step.AsyncAutoDelete)
            {
                jobs.Delete(id);
            }
            else
            {
                jobs.Set(id, JobState.Succeeded);
            }

            return;
        }

        var aborted = exception as InvalidPluginExecutionException;
        var fault = exception as FaultException<OrganizationServiceFault>;
        jobs.Fail(id, fault?.Detail.ErrorCode ?? (aborted is null ? ErrorCodes.IsvUnExpected : ErrorCodes.IsvAborted), exception.Message);
        if (aborted is { Status: OperationStatus.Retry } && attempts < MaxAttempts)
        {
            jobs.Retry(id, attempts);
            return;
        }

        // Status Failed is 0, the value of an exception that names none.
        jobs.Set(id, aborted?.Status switch
        {
            OperationStatus.Canceled => JobState.Canceled,
            OperationStatus.Suspended => JobState.Waiting,
            OperationStatus.Succeeded => JobState.Succeeded,
            _ => JobState.Failed,
        });
    }
}
