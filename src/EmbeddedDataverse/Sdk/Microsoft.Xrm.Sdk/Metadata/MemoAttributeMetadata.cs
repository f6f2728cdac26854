using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a column for long text.</summary>
[DataContract(Name = "MemoAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class MemoAttributeMetadata : AttributeMetadata
{
    public const int MinSupportedLength = 1;
    public const int MaxSupportedLength = 1048576;

    public MemoAttributeMetadata()
        : this(null)
    {
    }

    public MemoAttributeMetadata(string schemaName)
        : base(AttributeTypeCode.Memo, schemaName)
    {
    }

    [DataMember] public StringFormat? Format { get; set; }
    [DataMember] public MemoFormatName FormatName { get; set; }
    [DataMember] public ImeMode? ImeMode { get; set; }
    [DataMember] public int? MaxLength { get; set; }
    [DataMember] public bool? IsLocalizable { get; internal set; }
}
