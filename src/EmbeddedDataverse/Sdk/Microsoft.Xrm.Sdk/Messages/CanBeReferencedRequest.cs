using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message CanBeReferenced.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CanBeReferencedRequest : OrganizationRequest
{
    public CanBeReferencedRequest()
    {
        RequestName = "CanBeReferenced";
    }

    public string EntityName { get => Parameter<string>(); set => SetParameter(value); }
}
