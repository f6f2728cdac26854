using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message ExecuteMultiple.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class ExecuteMultipleRequest : OrganizationRequest
{
    public ExecuteMultipleRequest()
    {
        RequestName = "ExecuteMultiple";
    }

    public OrganizationRequestCollection Requests { get => Parameter<OrganizationRequestCollection>(); set => SetParameter(value); }
    public ExecuteMultipleSettings Settings { get => Parameter<ExecuteMultipleSettings>(); set => SetParameter(value); }
}
