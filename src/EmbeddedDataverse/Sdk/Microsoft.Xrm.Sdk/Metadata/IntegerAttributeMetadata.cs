using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a whole-number column.</summary>
[DataContract(Name = "IntegerAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class IntegerAttributeMetadata : AttributeMetadata
{
    public const int MinSupportedValue = int.MinValue;
    public const int MaxSupportedValue = int.MaxValue;

    public IntegerAttributeMetadata()
        : this(null)
    {
    }

    public IntegerAttributeMetadata(string schemaName)
        : base(AttributeTypeCode.Integer, schemaName)
    {
    }

    [DataMember] public IntegerFormat? Format { get; set; }
    [DataMember] public int? MaxValue { get; set; }
    [DataMember] public int? MinValue { get; set; }
    [DataMember] public string FormulaDefinition { get; set; }
    [DataMember] public int? SourceTypeMask { get; internal set; }
}
