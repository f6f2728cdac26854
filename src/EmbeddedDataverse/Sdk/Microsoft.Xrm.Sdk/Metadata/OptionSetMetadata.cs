using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The choices of a column.</summary>
[DataContract(Name = "OptionSetMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class OptionSetMetadata : OptionSetMetadataBase
{
    public OptionSetMetadata()
    {
    }

    public OptionSetMetadata(OptionMetadataCollection options)
    {
        Options = options;
    }

    [DataMember] public OptionMetadataCollection Options { get => field ??= new OptionMetadataCollection(); private set; }
    [DataMember] public string ParentOptionSetName { get; set; }
}
