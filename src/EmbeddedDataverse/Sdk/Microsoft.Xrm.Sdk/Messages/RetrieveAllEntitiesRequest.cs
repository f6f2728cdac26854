using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message RetrieveAllEntities.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RetrieveAllEntitiesRequest : OrganizationRequest
{
    public RetrieveAllEntitiesRequest()
    {
        RequestName = "RetrieveAllEntities";
    }

    public EntityFilters EntityFilters { get => Parameter<EntityFilters>(); set => SetParameter(value); }
    public bool RetrieveAsIfPublished { get => Parameter<bool>(); set => SetParameter(value); }
}
