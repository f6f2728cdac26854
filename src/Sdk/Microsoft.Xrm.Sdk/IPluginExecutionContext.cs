namespace Microsoft.Xrm.Sdk;

/// <summary>Contract: iplugin execution context.</summary>
public interface IPluginExecutionContext : IExecutionContext
{
    int Stage { get; }
    IPluginExecutionContext ParentContext { get; }
}
