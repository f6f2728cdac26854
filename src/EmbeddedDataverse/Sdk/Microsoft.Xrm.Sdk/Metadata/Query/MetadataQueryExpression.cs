using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>A part of a metadata query that has conditions.</summary>
[DataContract(Name = "MetadataQueryExpression", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata/Query")]
public abstract class MetadataQueryExpression : MetadataQueryBase
{
    [DataMember] public MetadataFilterExpression Criteria { get; set; }
    [DataMember] public MetadataPropertiesExpression Properties { get; set; }
}
