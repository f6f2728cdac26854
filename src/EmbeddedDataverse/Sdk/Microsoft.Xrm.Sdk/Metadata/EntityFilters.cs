using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The parts of a table definition that are wanted.</summary>
[DataContract(Name = "EntityFilters", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
[Flags]
public enum EntityFilters
{
    [EnumMember] Entity = 1,
    [EnumMember] Attributes = 2,
    [EnumMember] Privileges = 4,
    [EnumMember] Relationships = 8,
    [EnumMember] Default = 1,
    [EnumMember] All = 15,
}
