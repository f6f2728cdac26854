using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>What all faults of the organisation have in common.</summary>
[DataContract(Name = "BaseServiceFault", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[Serializable]
public abstract class BaseServiceFault : IExtensibleDataObject
{
    [DataMember] public string Message { get; set; }
    [DataMember] public int ErrorCode { get; set; }
    [DataMember] public string HelpLink { get; set; }
    [DataMember] public DateTime Timestamp { get; set; }
    [DataMember] public Guid ActivityId { get; set; }
    [DataMember] public ErrorDetailCollection ErrorDetails { get; set; }
    public ExtensionDataObject ExtensionData { get; set; }
}
