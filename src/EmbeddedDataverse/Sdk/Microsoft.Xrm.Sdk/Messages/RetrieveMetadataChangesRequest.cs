using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What is asked with the message RetrieveMetadataChanges.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RetrieveMetadataChangesRequest : OrganizationRequest
{
    public RetrieveMetadataChangesRequest()
    {
        RequestName = "RetrieveMetadataChanges";
    }

    public EntityQueryExpression Query { get => Parameter<EntityQueryExpression>(); set => SetParameter(value); }
    public DeletedMetadataFilters DeletedMetadataFilters { get => Parameter<DeletedMetadataFilters>(); set => SetParameter(value); }
    public string ClientVersionStamp { get => Parameter<string>(); set => SetParameter(value); }
    public bool RetrieveAllSettings { get => Parameter<bool>(); set => SetParameter(value); }
}
