using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a date and time column.</summary>
[DataContract(Name = "DateTimeAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class DateTimeAttributeMetadata : AttributeMetadata
{
    public DateTimeAttributeMetadata()
        : this(null, null)
    {
    }

    public DateTimeAttributeMetadata(DateTimeFormat? format)
        : this(format, null)
    {
    }

    public DateTimeAttributeMetadata(DateTimeFormat? format, string schemaName)
        : base(AttributeTypeCode.DateTime, schemaName)
    {
        Format = format;
    }

    public static DateTime MinSupportedValue { get; } = new DateTime(1753, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    public static DateTime MaxSupportedValue { get; } = new DateTime(9999, 12, 30, 23, 59, 59, DateTimeKind.Utc);
    [DataMember] public DateTimeFormat? Format { get; set; }
    [DataMember] public ImeMode? ImeMode { get; set; }
    [DataMember] public int? SourceTypeMask { get; internal set; }
    [DataMember] public string FormulaDefinition { get; set; }
    [DataMember] public DateTimeBehavior DateTimeBehavior { get; set; }
    [DataMember] public BooleanManagedProperty CanChangeDateTimeBehavior { get; set; }
}
