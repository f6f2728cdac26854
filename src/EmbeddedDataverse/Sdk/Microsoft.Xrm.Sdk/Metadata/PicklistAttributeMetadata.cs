using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a choice column.</summary>
[DataContract(Name = "PicklistAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class PicklistAttributeMetadata : EnumAttributeMetadata
{
    public PicklistAttributeMetadata()
        : this(null)
    {
    }

    public PicklistAttributeMetadata(string schemaName)
        : base(AttributeTypeCode.Picklist, schemaName)
    {
    }

    [DataMember] public string FormulaDefinition { get; set; }
    [DataMember] public int? SourceTypeMask { get; internal set; }
    [DataMember] public string ParentPicklistLogicalName { get; set; }
    [DataMember] public List<string> ChildPicklistLogicalNames { get => field ??= []; private set; }
}
