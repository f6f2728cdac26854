using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>What all lists of choices have in common.</summary>
[DataContract(Name = "OptionSetMetadataBase", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public abstract class OptionSetMetadataBase : MetadataBase
{
    [DataMember] public Label Description { get; set; }
    [DataMember] public Label DisplayName { get; set; }
    [DataMember] public bool? IsCustomOptionSet { get; set; }
    [DataMember] public bool? IsGlobal { get; set; }
    [DataMember] public bool? IsManaged { get; internal set; }
    [DataMember] public BooleanManagedProperty IsCustomizable { get; set; }
    [DataMember] public string Name { get; set; }
    [DataMember] public string ExternalTypeName { get; set; }
    [DataMember] public OptionSetType? OptionSetType { get; set; }
    [DataMember] public string IntroducedVersion { get; internal set; }
}
