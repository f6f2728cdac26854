using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>What went wrong in the organisation, with the trace of custom code and the fault beneath.</summary>
[DataContract(Name = "OrganizationServiceFault", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[Serializable]
public class OrganizationServiceFault : BaseServiceFault
{
    [DataMember] public string TraceText { get; set; }
    [DataMember] public OrganizationServiceFault InnerFault { get; set; }

    public override string ToString()
    {
        return "OrganizationServiceFault " + ErrorCode + ": " + Message;
    }
}
