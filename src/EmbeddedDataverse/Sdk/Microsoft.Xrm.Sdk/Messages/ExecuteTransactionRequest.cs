using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message ExecuteTransaction.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class ExecuteTransactionRequest : OrganizationRequest
{
    public ExecuteTransactionRequest()
    {
        RequestName = "ExecuteTransaction";
    }

    public OrganizationRequestCollection Requests { get => Parameter<OrganizationRequestCollection>(); set => SetParameter(value); }
    public bool? ReturnResponses { get => Parameter<bool?>(); set => SetParameter(value); }
}
