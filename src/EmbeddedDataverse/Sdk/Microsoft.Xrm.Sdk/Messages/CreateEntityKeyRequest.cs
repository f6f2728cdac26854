using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message CreateEntityKey.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class CreateEntityKeyRequest : OrganizationRequest
{
    public CreateEntityKeyRequest()
    {
        RequestName = "CreateEntityKey";
    }

    public EntityKeyMetadata EntityKey { get => Parameter<EntityKeyMetadata>(); set => SetParameter(value); }
    public string EntityName { get => Parameter<string>(); set => SetParameter(value); }
    public string SolutionUniqueName { get => Parameter<string>(); set => SetParameter(value); }
}
