using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata.Query;

/// <summary>The kinds of deleted definitions that are wanted.</summary>
[DataContract(Name = "DeletedMetadataFilters", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata/Query")]
[Flags]
public enum DeletedMetadataFilters
{
    [EnumMember] Entity = 1,
    [EnumMember] Attribute = 2,
    [EnumMember] Relationship = 4,
    [EnumMember] Label = 8,
    [EnumMember] OptionSet = 16,
    [EnumMember] Default = 1,
    [EnumMember] All = 31,
}
