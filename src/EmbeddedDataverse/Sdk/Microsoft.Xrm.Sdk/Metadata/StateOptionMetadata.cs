using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>A choice of a status column.</summary>
[DataContract(Name = "StateOptionMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class StateOptionMetadata : OptionMetadata
{
    [DataMember] public int? DefaultStatus { get; set; }
    [DataMember] public string InvariantName { get; set; }
}
