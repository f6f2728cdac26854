namespace Microsoft.Xrm.Sdk;

/// <summary>Adds the images of each row of a message for many rows.</summary>
public interface IPluginExecutionContext4 : IPluginExecutionContext3
{
    EntityImageCollection[] PreEntityImagesCollection { get; }
    EntityImageCollection[] PostEntityImagesCollection { get; }
}
