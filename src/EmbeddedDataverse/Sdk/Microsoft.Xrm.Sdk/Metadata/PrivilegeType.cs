using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>What a privilege allows.</summary>
[DataContract(Name = "PrivilegeType", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public enum PrivilegeType
{
    [EnumMember] None = 0,
    [EnumMember] Create = 1,
    [EnumMember] Read = 2,
    [EnumMember] Write = 3,
    [EnumMember] Delete = 4,
    [EnumMember] Assign = 5,
    [EnumMember] Share = 6,
    [EnumMember] Append = 7,
    [EnumMember] AppendTo = 8,
}
