using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>What all definitions have in common.</summary>
[DataContract(Name = "MetadataBase", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public abstract class MetadataBase : IExtensibleDataObject
{
    [DataMember] public Guid? MetadataId { get; set; }
    [DataMember] public bool? HasChanged { get; set; }
    public ExtensionDataObject ExtensionData { get; set; }
}
