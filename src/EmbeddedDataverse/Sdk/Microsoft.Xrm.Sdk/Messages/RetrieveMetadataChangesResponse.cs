using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk.Metadata;
using Microsoft.Xrm.Sdk.Metadata.Query;

namespace Microsoft.Xrm.Sdk.Messages;

/// <summary>What the message RetrieveMetadataChanges answers.</summary>
[DataContract(Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class RetrieveMetadataChangesResponse : OrganizationResponse
{
    public EntityMetadataCollection EntityMetadata => Result<EntityMetadataCollection>();
    public DeletedMetadataCollection DeletedMetadata => Result<DeletedMetadataCollection>();
    public string ServerVersionStamp => Result<string>();
}
