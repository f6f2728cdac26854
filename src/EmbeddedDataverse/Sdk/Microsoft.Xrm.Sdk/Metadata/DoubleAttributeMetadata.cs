using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a double column.</summary>
[DataContract(Name = "DoubleAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class DoubleAttributeMetadata : AttributeMetadata
{
    public const double MinSupportedValue = -100000000000;
    public const double MaxSupportedValue = 100000000000;
    public const int MinSupportedPrecision = 0;
    public const int MaxSupportedPrecision = 5;

    public DoubleAttributeMetadata()
        : this(null)
    {
    }

    public DoubleAttributeMetadata(string schemaName)
        : base(AttributeTypeCode.Double, schemaName)
    {
    }

    [DataMember] public ImeMode? ImeMode { get; set; }
    [DataMember] public double? MaxValue { get; set; }
    [DataMember] public double? MinValue { get; set; }
    [DataMember] public int? Precision { get; set; }
    [DataMember] public string FormulaDefinition { get; set; }
    [DataMember] public int? SourceTypeMask { get; internal set; }
}
