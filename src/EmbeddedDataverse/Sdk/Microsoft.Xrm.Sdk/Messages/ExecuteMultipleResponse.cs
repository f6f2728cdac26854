using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What the message ExecuteMultiple answers.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class ExecuteMultipleResponse : OrganizationResponse
{
    public bool IsFaulted => Result<bool>();
    public ExecuteMultipleResponseItemCollection Responses => Result<ExecuteMultipleResponseItemCollection>();
}
