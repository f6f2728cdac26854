using System;
using Linking.Plugins.Execution;
using Linking.Plugins.Registration;
using Linking.Plugins.Requirements;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;

namespace Linking.Plugins.Entry;

/// <summary>
/// Base of the plug-ins: gives each execution what it works with and turns its outcome into what the platform understands.
/// Without state of its own, because the platform shares instances between executions.
/// </summary>
public abstract class PluginEntry : IPlugin
{
    private protected PluginEntry()
    {
    }

    /// <summary>Runs the plug-in for one event.</summary>
    /// <param name="serviceProvider">Services of the platform for this execution.</param>
    /// <exception cref="InvalidPluginExecutionException">
    /// The execution did not end well; the message says why and what to do. In an asynchronous step, with the status Retry when
    /// another attempt is due.
    /// </exception>
    public void Execute(IServiceProvider serviceProvider)
    {
        if (serviceProvider is null)
        {
            throw new ArgumentNullException(nameof(serviceProvider));
        }

        var context = Get<IPluginExecutionContext>(serviceProvider);
        var trace = TraceOf(serviceProvider.GetService(typeof(ITracingService)) as ITracingService);
        try
        {
            Execute(context, ScopeOf(serviceProvider, context, trace));
        }
        catch (Exception exception)
        {
            // No filter: whatever a filter leaves out would reach the user as the platform's "unexpected error", with no word of what to do.
            trace(Failure.Describe(exception));
            if (exception is InvalidPluginExecutionException)
            {
                throw;
            }

            // What was read of definitions and settings may be the very thing that is out of date.
            SnapshotCache.Drop(context.OrganizationId);
            throw Failure.Translate(exception, context, isCalled: context.Stage == CustomApiRegistration.Stage);
        }
    }

    /// <summary>Writes lines of trace, each no longer than what the platform keeps of several.</summary>
    internal static Action<string> TraceOf(ITracingService? tracing) => line => tracing?.Trace("{0}", Clip.To(line, PlatformLimits.Text));

    private protected abstract void Execute(IPluginExecutionContext context, ExecutionScope scope);

    private static ExecutionScope ScopeOf(IServiceProvider services, IPluginExecutionContext context, Action<string> trace)
    {
        // The platform offers no clock; a host that does, such as the embedded Dataverse, decides what time it is.
        var utcNow = services.GetService(typeof(Func<DateTime>)) as Func<DateTime> ?? SystemClock.UtcNow;
        return new ExecutionScope
        {
            Service = Get<IOrganizationServiceFactory>(services).CreateOrganizationService(context.UserId),
            Trace = trace,
            UtcNow = utcNow,
            OrganizationId = context.OrganizationId,
            UserId = context.UserId,
            IsInTransaction = context.IsInTransaction,
            IsAsynchronous = context.Mode == (int)StepMode.Asynchronous,
            Depth = context.Depth,
            QueuedOn = context.OperationCreatedOn == default ? utcNow() : context.OperationCreatedOn,
            StartedOn = utcNow(),
        };
    }

    private static TService Get<TService>(IServiceProvider services)
        where TService : class
    {
        return services.GetService(typeof(TService)) as TService
            ?? throw new InvalidPluginExecutionException($"The platform offers no {typeof(TService).Name}. Register this plug-in as a step of Dataverse.");
    }
}
