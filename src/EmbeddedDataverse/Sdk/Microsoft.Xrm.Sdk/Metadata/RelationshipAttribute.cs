using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>A pair of columns on which a relationship rests.</summary>
[DataContract(Name = "RelationshipAttribute", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public class RelationshipAttribute
{
    [DataMember] public string ReferencingAttributeName { get; set; }
    [DataMember] public string ReferencedAttributeName { get; set; }
}
