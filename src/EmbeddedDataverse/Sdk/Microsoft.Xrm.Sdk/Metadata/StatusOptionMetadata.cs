using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>A choice of a status reason column.</summary>
[DataContract(Name = "StatusOptionMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class StatusOptionMetadata : OptionMetadata
{
    public StatusOptionMetadata()
    {
    }

    public StatusOptionMetadata(int value, int? state)
        : base(value)
    {
        State = state;
    }

    [DataMember] public int? State { get; set; }
    [DataMember] public string TransitionData { get; set; }
}
