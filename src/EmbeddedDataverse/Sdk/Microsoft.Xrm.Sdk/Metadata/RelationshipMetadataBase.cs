using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>What both kinds of relationships have in common.</summary>
[DataContract(Name = "RelationshipMetadataBase", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public abstract class RelationshipMetadataBase : MetadataBase
{
    protected RelationshipMetadataBase()
    {
    }

    protected RelationshipMetadataBase(RelationshipType type)
    {
        RelationshipType = type;
    }

    [DataMember] public bool? IsCustomRelationship { get; set; }
    [DataMember] public BooleanManagedProperty IsCustomizable { get; set; }
    [DataMember] public bool? IsValidForAdvancedFind { get; set; }
    [DataMember] public string SchemaName { get; set; }
    [DataMember] public SecurityTypes? SecurityTypes { get; set; }
    [DataMember] public bool? IsManaged { get; internal set; }
    [DataMember] public RelationshipType RelationshipType { get; internal set; }
    [DataMember] public string IntroducedVersion { get; internal set; }
}
