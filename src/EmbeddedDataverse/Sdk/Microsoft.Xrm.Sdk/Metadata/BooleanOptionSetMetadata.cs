using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The two choices of a yes/no column.</summary>
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
