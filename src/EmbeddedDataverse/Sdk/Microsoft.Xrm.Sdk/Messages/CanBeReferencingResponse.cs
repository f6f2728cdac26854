using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What the message CanBeReferencing answers.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CanBeReferencingResponse : OrganizationResponse
{
    public bool CanBeReferencing => Result<bool>();
}
