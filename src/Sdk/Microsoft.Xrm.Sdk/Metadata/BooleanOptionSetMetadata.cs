using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Contract: boolean option set metadata.</summary>
[DataContract(Name = "BooleanOptionSetMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class BooleanOptionSetMetadata : OptionSetMetadataBase
{
    public BooleanOptionSetMetadata()
        : this(null, null)
    {
    }

    public BooleanOptionSetMetadata(OptionMetadata trueOption, OptionMetadata falseOption)
    {
        OptionSetType = Metadata.OptionSetType.Boolean;
        TrueOption = trueOption;
        FalseOption = falseOption;
    }

    [DataMember] public OptionMetadata TrueOption { get; set; }
    [DataMember] public OptionMetadata FalseOption { get; set; }
}
