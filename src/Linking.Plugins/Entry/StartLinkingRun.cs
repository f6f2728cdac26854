using System;
using System.Activities;
using System.Globalization;
using Linking.Plugins.Doors;
using Linking.Plugins.Runs;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Workflow;

namespace Linking.Plugins.Entry;

/// <summary>
/// Requests a run from a classic workflow: a step of its own in the designer, doing what the custom API <c>cpl_StartRun</c> does.
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

    /// <summary>Id of the run.</summary>
    [Output("RunId")]
    public OutArgument<string> RunId { get; set; } = null!;

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
            var run = new RunOrder(ScopeOf(context, workflow, trace)).Place(Mode?.Get(context)?.Trim(), Tables?.Get(context), rowId: null);
            RunId?.Set(context, run.Id.ToString("D", CultureInfo.InvariantCulture));
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
            StartedOn = SystemClock.UtcNow(),
        };
    }
}
