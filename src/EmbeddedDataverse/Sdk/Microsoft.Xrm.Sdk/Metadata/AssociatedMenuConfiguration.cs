using System;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>How related rows are shown in the menu of a row.</summary>
[DataContract(Name = "AssociatedMenuConfiguration", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class AssociatedMenuConfiguration : IExtensibleDataObject
{
    [DataMember] public AssociatedMenuBehavior? Behavior { get; set; }
    [DataMember] public AssociatedMenuGroup? Group { get; set; }
    [DataMember] public Label Label { get; set; }
    [DataMember] public int? Order { get; set; }
    [DataMember] public bool IsCustomizable { get; internal set; }
    [DataMember] public string Icon { get; internal set; }
    [DataMember] public Guid ViewId { get; internal set; }
    [DataMember] public bool AvailableOffline { get; internal set; }
    [DataMember] public string MenuId { get; internal set; }
    [DataMember] public string QueryApi { get; internal set; }
    public ExtensionDataObject ExtensionData { get; set; }
}
