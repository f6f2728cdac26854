using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message CanBeReferencing.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CanBeReferencingRequest : OrganizationRequest
{
    public CanBeReferencingRequest()
    {
        RequestName = "CanBeReferencing";
    }

    public string EntityName { get => Parameter<string>(); set => SetParameter(value); }
}
