using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a yes/no column.</summary>
[DataContract(Name = "BooleanAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class BooleanAttributeMetadata : AttributeMetadata
{
    public BooleanAttributeMetadata()
        : this(null, null)
    {
    }

    public BooleanAttributeMetadata(string schemaName)
        : this(schemaName, null)
    {
    }

    public BooleanAttributeMetadata(BooleanOptionSetMetadata optionSet)
        : this(null, optionSet)
    {
    }

    public BooleanAttributeMetadata(string schemaName, BooleanOptionSetMetadata optionSet)
        : base(AttributeTypeCode.Boolean, schemaName)
    {
        OptionSet = optionSet;
    }

    [DataMember] public bool? DefaultValue { get; set; }
    [DataMember] public string FormulaDefinition { get; set; }
    [DataMember] public int? SourceTypeMask { get; internal set; }
    [DataMember] public BooleanOptionSetMetadata OptionSet { get; set; }
}
