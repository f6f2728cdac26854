using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>One choice.</summary>
[DataContract(Name = "OptionMetadata", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public class OptionMetadata : MetadataBase
{
    public OptionMetadata()
    {
    }

    public OptionMetadata(int value)
        : this(null, value, null)
    {
    }

    public OptionMetadata(int value, IEnumerable<int> parentOptionValues)
        : this(null, value, parentOptionValues)
    {
    }

    public OptionMetadata(Label label, int? value)
        : this(label, value, null)
    {
    }

    public OptionMetadata(Label label, int? value, IEnumerable<int> parentOptionValues)
    {
        Label = label;
        Value = value;
        ParentValues = parentOptionValues == null ? null : [.. parentOptionValues];
    }

    [DataMember] public int? Value { get; set; }
    [DataMember] public Label Label { get; set; }
    [DataMember] public Label Description { get; set; }
    [DataMember] public string Color { get; set; }
    [DataMember] public bool? IsManaged { get; internal set; }
    [DataMember] public string ExternalValue { get; set; }
    [DataMember] public int[] ParentValues { get; set; }
    [DataMember] public string Tag { get; internal set; }
    [DataMember] public bool IsHidden { get; internal set; }
}
