using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>How a relationship takes part in access checks.</summary>
[DataContract(Name = "SecurityTypes", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
[Flags]
public enum SecurityTypes
{
    [EnumMember] None = 0,
    [EnumMember] Append = 1,
    [EnumMember] ParentChild = 2,
    [EnumMember] Pointer = 4,
    [EnumMember] Inheritance = 8,
}
