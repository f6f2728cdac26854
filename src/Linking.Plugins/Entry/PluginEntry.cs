using System;
using System.ServiceModel;
using Linking.Plugins.Registration;
using Linking.Plugins.Requirements;
using Linking.Plugins.Runs;
using Linking.Plugins.Schema;
using Linking.Plugins.Settings;
using Linking.Plugins.Writing;
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
        var scope = ScopeOf(serviceProvider, context);
        try
        {
            Execute(context, scope);
        }
        catch (InvalidPluginExecutionException)
        {
            throw;
        }
        catch (Exception exception) when (exception is TryAgainException or SettingException or TableMissingException or FaultException or TimeoutException or CommunicationException)
        {
            // What was read of definitions and settings may be the very thing that is out of date.
            SnapshotCache.Drop(context.OrganizationId);
            throw Translate(exception, scope, context.Stage == CustomApiRegistration.Stage);
        }
    }

    private protected abstract void Execute(IPluginExecutionContext context, ExecutionScope scope);

    private static ExecutionScope ScopeOf(IServiceProvider services, IPluginExecutionContext context)
    {
        var tracing = services.GetService(typeof(ITracingService)) as ITracingService;

        // The platform offers no clock; a host that does, such as the embedded Dataverse, decides what time it is.
        var utcNow = services.GetService(typeof(Func<DateTime>)) as Func<DateTime> ?? SystemClock.UtcNow;
        return new ExecutionScope
        {
            Service = Get<IOrganizationServiceFactory>(services).CreateOrganizationService(context.UserId),
            Trace = line => tracing?.Trace("{0}", Clip.To(line, PlatformLimits.Text)),
            UtcNow = utcNow,
            OrganizationId = context.OrganizationId,
            UserId = context.UserId,
            IsInTransaction = context.IsInTransaction,
            IsAsynchronous = context.Mode == (int)StepMode.Asynchronous,
            Depth = context.Depth,
            StartedOn = utcNow(),
        };
    }

    private static TService Get<TService>(IServiceProvider services)
        where TService : class
    {
        return services.GetService(typeof(TService)) as TService
            ?? throw new InvalidPluginExecutionException($"The platform offers no {typeof(TService).Name}. Register this plug-in as a step of Dataverse.");
    }

    private static InvalidPluginExecutionException Translate(Exception exception, ExecutionScope scope, bool isCustomApi)
    {
        // A column that was there when definitions were read and is not now: the next attempt reads them anew.
        var again = exception is TryAgainException
            || FaultClassifier.Classify(exception) is FaultClass.Transient
            || FaultClassifier.CodeOf(exception) == PlatformErrors.QueryBuilderNoAttribute;
        var message = "Customer Profile Linking: " + PlainText.Of(exception.Message);
        if (again && scope.IsAsynchronous)
        {
            return new InvalidPluginExecutionException(OperationStatus.Retry, FaultClassifier.CodeOf(exception), message);
        }

        if (again && isCustomApi)
        {
            return new InvalidPluginExecutionException($"{message} {(scope.IsInTransaction ? "Nothing was changed" : "What was done stays")}; call again in a minute.", exception);
        }

        return again
            ? new InvalidPluginExecutionException(message + " Register the step as asynchronous, so that the platform can try again.", exception)
            : new InvalidPluginExecutionException(message, exception);
    }
}
