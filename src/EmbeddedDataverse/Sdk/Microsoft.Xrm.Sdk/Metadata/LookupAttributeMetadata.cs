using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Definition of a lookup column.</summary>
[DataContract(Name = "LookupAttributeMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class LookupAttributeMetadata : AttributeMetadata
{
    public LookupAttributeMetadata()
        : this(null)
    {
    }

    public LookupAttributeMetadata(LookupFormat? format)
        : base(AttributeTypeCode.Lookup, null)
    {
        Format = format;
    }

    [DataMember] public string[] Targets { get; set; }
    [DataMember] public LookupFormat? Format { get; set; }
}
