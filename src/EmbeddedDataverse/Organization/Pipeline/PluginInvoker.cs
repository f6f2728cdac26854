using System.Diagnostics;

namespace EmbeddedDataverse.Pipeline;

/// <summary>Calls a plug-in, keeps its trace, and turns what it throws into the fault a caller sees.</summary>
internal sealed class PluginInvoker(Organization organization)
{
    /// <summary>Two minutes for the whole operation, synchronous steps included.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    public void Run(Step step, PluginContext context, WorkTransaction? transaction, DateTime deadline)
    {
        try
        {
            Invoke(step, context, transaction, deadline);
        }
        catch (InvalidPluginExecutionException aborted)
        {
            throw Aborted(aborted);
        }
        catch (Exception exception)
        {
            throw exception is FaultException<OrganizationServiceFault>
            {
                Detail.ErrorCode: ErrorCodes.SdkCorrelationTokenDepthTooHigh
                or ErrorCodes.SandboxWorkerPluginExecuteTimeout
            }
                ? exception
                : Unexpected(exception);
        }

        if (transaction is { IsDoomed: true })
        {
            throw PlatformFaults.TransactionCountReduced();
        }
    }

    /// <summary>Calls the plug-in and lets its exceptions through.</summary>
    public void Invoke(Step step, PluginContext context, WorkTransaction? transaction, DateTime deadline, JobExecution? job = null)
    {
        var trace = new TraceWriter();
        var started = Stopwatch.GetTimestamp();
        Exception? thrown = null;
        try
        {
            organization.Plugins.Get(step.PluginTypeId, step.Configuration, step.SecureConfiguration)
                .Execute(new PluginServices(organization, context, trace, transaction, deadline, job));
            if (organization.Clock.UtcNow > deadline)
            {
                throw PlatformFaults.TimeLimit();
            }
        }
        catch (Exception exception)
        {
            thrown = exception;
            throw;
        }
        finally
        {
            if (job is not { IsKilled: true })
            {
                organization.TraceLog.Add(step, context, trace.Text, thrown, Stopwatch.GetElapsedTime(started));
            }
        }
    }

    public static FaultException<OrganizationServiceFault> Aborted(InvalidPluginExecutionException exception)
    {
        var details = exception.ExceptionDetails?.Select(pair => (pair.Key, (object)pair.Value)).ToArray() ?? [];
        return PlatformFaults.Make(ErrorCodes.IsvAborted, exception.Message, details);
    }

    public static FaultException<OrganizationServiceFault> Unexpected(Exception exception)
    {
        var fault = PlatformFaults.Make(
            ErrorCodes.IsvUnExpected,
            "An unexpected error occurred from ISV code. (ErrorType = ClientError) Unexpected exception from plug-in (Execute): "
                + $"{exception.GetType().FullName}: {exception.Message}");
        fault.Detail.InnerFault = (exception as FaultException<OrganizationServiceFault>)?.Detail;
        return fault;
    }
}
