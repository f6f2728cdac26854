using System.Runtime.ExceptionServices;
using SQLitePCL;

namespace EmbeddedDataverse.Jobs;

/// <summary>Runs one job that a worker took, and puts its row into the state that follows.</summary>
internal sealed class JobRunner(Organization organization)
{
    private readonly List<JobRun> history = [];

    public IReadOnlyList<JobRun> History => history;

    public Action<JobRun>? Ended { get; set; }

    public void Run(TakenJob job, JobExecution execution)
    {
        var start = organization.Clock.UtcNow;
        if (organization.Steps.Find(job.StepId) is not { } step)
        {
            organization.Jobs.Fail(job.Id, ErrorCodes.ObjectDoesNotExist, "The step of this job is no longer registered.");
            organization.Jobs.Set(job.Id, JobState.Failed);
            return;
        }

        var context = ContextCodec.Read(job.Context, job.Id, organization);
        var exception = Execute(step, context, execution);
        if (exception is not null && IsOfFile(exception))
        {
            // The job is to blame for nothing: it stays In Progress, and is ready again once the file can be written.
            ExceptionDispatchInfo.Throw(exception);
        }

        var state = execution.IsKilled ? JobState.InProgress : Complete(job.Id, step, job.Attempts + 1, exception);
        var run = new JobRun
        {
            JobId = job.Id,
            Step = step.Name,
            Message = context.MessageName,
            Table = context.PrimaryEntityName,
            Depth = context.Depth,
            Attempt = job.Attempts + 1,
            Worker = execution.Worker,
            Start = start,
            End = organization.Clock.UtcNow,
            Status = state.Status,
            Error = execution.IsKilled ? null : exception?.Message,
        };
        history.Add(run);
        Ended?.Invoke(run);
    }

    /// <summary>Whether the file of the organisation could not be read or written, as when the disk is full.</summary>
    private static bool IsOfFile(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR or raw.SQLITE_READONLY })
            {
                return true;
            }
        }

        return false;
    }

    private Exception? Execute(Step step, PluginContext context, JobExecution execution)
    {
        try
        {
            organization.Invoker.Invoke(step, context, null, organization.Clock.UtcNow + PluginInvoker.TimeLimit, execution);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private JobState Complete(Guid id, Step step, int attempts, Exception? exception)
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

            return JobState.Succeeded;
        }

        var aborted = exception as InvalidPluginExecutionException;
        var fault = exception as FaultException<OrganizationServiceFault>;
        jobs.Fail(id, fault?.Detail.ErrorCode ?? (aborted is null ? ErrorCodes.IsvUnExpected : ErrorCodes.IsvAborted), exception.Message);
        if (aborted is { Status: OperationStatus.Retry } && attempts < AsyncService.MaxAttempts)
        {
            jobs.Retry(id, attempts, organization.Options.RetryDelay);
            return JobState.Ready;
        }

        // Status Failed is 0, the value of an exception that names none.
        var state = aborted?.Status switch
        {
            OperationStatus.Canceled => JobState.Canceled,
            OperationStatus.Suspended => JobState.Waiting,
            OperationStatus.Succeeded => JobState.Succeeded,
            _ => JobState.Failed,
        };
        jobs.Set(id, state);
        return state;
    }
}
