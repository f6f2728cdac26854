using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The format of a column for whole numbers.</summary>
[DataContract(Name = "IntegerFormat", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public enum IntegerFormat
{
    [EnumMember] None = 0,
    [EnumMember] Duration = 1,
    [EnumMember] TimeZone = 2,
    [EnumMember] Language = 3,
    [EnumMember] Locale = 4,
}
