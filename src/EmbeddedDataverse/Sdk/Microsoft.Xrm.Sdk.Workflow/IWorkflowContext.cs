namespace Microsoft.Xrm.Sdk.Workflow;

/// <summary>What a workflow activity learns about its execution.</summary>
public interface IWorkflowContext : IExecutionContext
{
    string StageName { get; }

    int WorkflowCategory { get; }

    int WorkflowMode { get; }

    IWorkflowContext ParentContext { get; }
}
