using System;
using System.Activities;
using System.Globalization;
using Linking.Plugins.CustomApis;
using Linking.Plugins.Execution;
using Linking.Plugins.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Linking.Plugins.Entry;

/// <summary>
/// Requests a run from a classic workflow, or takes one on: a step of its own in the designer, doing what the custom APIs <c>cpl_StartRun</c>
/// and <c>cpl_ProcessNext</c> do. A background workflow that waits until the moment that this gives, and calls it again, takes a run to its end.
/// </summary>
public sealed class StartLinkingRun : CodeActivity
{
    /// <summary>Full, Preview, Repair or Unlink.</summary>
    [Input("Mode")]
    [RequiredArgument]
    [Default("Full")]
    public InArgument<string> Mode { get; set; } = null!;

    /// <summary>Logical names of the tables, separated by commas; empty for all source tables.</summary>
    [Input("Tables")]
    public InArgument<string> Tables { get; set; } = null!;

    /// <summary>Id of a run that is to be taken on, instead of a new one; empty for a new one.</summary>
    [Input("Run to take on")]
    public InArgument<string> RunToTakeOn { get; set; } = null!;

    /// <summary>Id of the run.</summary>
    [Output("RunId")]
    public OutArgument<string> RunId { get; set; } = null!;

    /// <summary>Whether the run is to be taken on once more later.</summary>
    [Output("More")]
    public OutArgument<bool> More { get; set; } = null!;

    /// <summary>When the run is to be taken on (UTC): the moment for which a settling run waits, or in some minutes.</summary>
    [Output("ContinueOn")]
    public OutArgument<DateTime> ContinueOn { get; set; } = null!;

    /// <summary>Runs the activity.</summary>
    /// <param name="context">Arguments and services of the platform for this execution.</param>
    protected override void Execute(CodeActivityContext context)
    {
        if (context is null)
        {
            throw new ArgumentNullException(nameof(context));
        }

        var workflow = context.GetExtension<IWorkflowContext>();
        var trace = PluginEntry.TraceOf(context.GetExtension<ITracingService>());
        try
        {
            Execute(context, ScopeOf(context, workflow, trace));
        }
        catch (Exception exception)
        {
            trace(Failure.Describe(exception));
            if (exception is InvalidPluginExecutionException)
            {
                throw;
            }

            throw Failure.Translate(exception, workflow, isCalled: true);
        }
    }

    private void Execute(CodeActivityContext context, ExecutionScope scope)
    {
        var taken = RunToTakeOn?.Get(context)?.Trim();
        var isNew = string.IsNullOrEmpty(taken);
        var id = isNew ? new RunOrder(scope).Place(Mode?.Get(context)?.Trim(), Tables?.Get(context), rowId: null).Id : IdOf(taken!);
        var progress = isNew ? new Progress(true, 0, 0, 0) : new Continuation(scope).Execute(id, null);
        RunId?.Set(context, id.ToString("D", CultureInfo.InvariantCulture));
        More?.Set(context, progress.More);
        ContinueOn?.Set(context, progress.ContinueOn ?? (scope.UtcNow() + PlatformLimits.Patience));
    }

    private static Guid IdOf(string text)
    {
        return Guid.TryParse(text, out var id)
            ? id : throw new InvalidPluginExecutionException($"StartLinkingRun: '{text}' is no id of a run. Give the id of a row of {Names.Run.Table}.");
    }

    private static ExecutionScope ScopeOf(CodeActivityContext context, IWorkflowContext workflow, Action<string> trace)
    {
        return new ExecutionScope
        {
            Service = context.GetExtension<IOrganizationServiceFactory>().CreateOrganizationService(workflow.UserId),
            Trace = trace,
            UtcNow = SystemClock.UtcNow,
            OrganizationId = workflow.OrganizationId,
            UserId = workflow.UserId,
            IsInTransaction = workflow.IsInTransaction,
            IsAsynchronous = workflow.Mode == (int)Registration.StepMode.Asynchronous,
            Depth = workflow.Depth,
            QueuedOn = workflow.OperationCreatedOn,
            StartedOn = SystemClock.UtcNow(),
        };
    }
}
