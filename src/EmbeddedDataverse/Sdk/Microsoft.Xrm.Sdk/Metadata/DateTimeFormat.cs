using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Whether a column shows a time beside the date.</summary>
[DataContract(Name = "DateTimeFormat", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public enum DateTimeFormat
{
    [EnumMember] DateOnly = 0,
    [EnumMember] DateAndTime = 1,
}
