using System;
using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message RetrieveEntity.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RetrieveEntityRequest : OrganizationRequest
{
    public RetrieveEntityRequest()
    {
        RequestName = "RetrieveEntity";
    }

    public EntityFilters EntityFilters { get => Parameter<EntityFilters>(); set => SetParameter(value); }
    public string LogicalName { get => Parameter<string>(); set => SetParameter(value); }
    public Guid MetadataId { get => Parameter<Guid>(); set => SetParameter(value); }
    public bool RetrieveAsIfPublished { get => Parameter<bool>(); set => SetParameter(value); }
}
