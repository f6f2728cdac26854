using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message DeleteRelationship.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class DeleteRelationshipRequest : OrganizationRequest
{
    public DeleteRelationshipRequest()
    {
        RequestName = "DeleteRelationship";
    }

    public string Name { get => Parameter<string>(); set => SetParameter(value); }
}
