using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a money column.</summary>
[DataContract(Name = "MoneyAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class MoneyAttributeMetadata : AttributeMetadata
{
    public const double MinSupportedValue = -922337203685477;
    public const double MaxSupportedValue = 922337203685477;
    public const int MinSupportedPrecision = 0;
    public const int MaxSupportedPrecision = 4;
    public const int MaxSupportedPrecisionAfterCurrencyConversion = 10;

    public MoneyAttributeMetadata()
        : this(null)
    {
    }

    public MoneyAttributeMetadata(string schemaName)
        : base(AttributeTypeCode.Money, schemaName)
    {
    }

    [DataMember] public ImeMode? ImeMode { get; set; }
    [DataMember] public double? MaxValue { get; set; }
    [DataMember] public double? MinValue { get; set; }
    [DataMember] public int? Precision { get; set; }
    [DataMember] public int? PrecisionSource { get; set; }
    [DataMember] public string CalculationOf { get; set; }
    [DataMember] public string FormulaDefinition { get; set; }
    [DataMember] public int? SourceTypeMask { get; internal set; }
    [DataMember] public bool? IsBaseCurrency { get; internal set; }
}
