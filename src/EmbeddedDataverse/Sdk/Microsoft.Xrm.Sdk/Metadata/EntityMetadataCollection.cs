using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definitions of tables.</summary>
[CollectionDataContract(Name = "EntityMetadataCollection", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class EntityMetadataCollection : DataCollection<EntityMetadata>;
