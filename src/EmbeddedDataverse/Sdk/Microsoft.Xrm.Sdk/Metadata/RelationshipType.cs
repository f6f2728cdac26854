using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The kind of a relationship.</summary>
[DataContract(Name = "RelationshipType", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public enum RelationshipType
{
    [EnumMember] OneToManyRelationship = 0,
    [EnumMember] ManyToManyRelationship = 1,
    [EnumMember] Default = 0,
}
