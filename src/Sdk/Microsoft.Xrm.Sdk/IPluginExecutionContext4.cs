namespace Microsoft.Xrm.Sdk;

/// <summary>Contract: iplugin execution context4.</summary>
public interface IPluginExecutionContext4 : IPluginExecutionContext3
{
    EntityImageCollection[] PreEntityImagesCollection { get; }
    EntityImageCollection[] PostEntityImagesCollection { get; }
}
