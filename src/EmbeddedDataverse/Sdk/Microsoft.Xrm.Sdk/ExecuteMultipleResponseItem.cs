using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The answer to one message of a batch, or its fault.</summary>
[DataContract(Name = "ExecuteMultipleResponseItem", Namespace = "http://schemas.microsoft.com/xrm/2012/Contracts")]
public sealed class ExecuteMultipleResponseItem : IExtensibleDataObject
{
    [DataMember] public int RequestIndex { get; set; }
    [DataMember] public OrganizationResponse Response { get; set; }
    [DataMember] public OrganizationServiceFault Fault { get; set; }
    public ExtensionDataObject ExtensionData { get; set; }
}
