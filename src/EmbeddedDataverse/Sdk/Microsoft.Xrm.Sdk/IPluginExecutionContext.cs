namespace Microsoft.Xrm.Sdk;

/// <summary>What a plug-in learns about its step.</summary>
public interface IPluginExecutionContext : IExecutionContext
{
    int Stage { get; }
    IPluginExecutionContext ParentContext { get; }
}
