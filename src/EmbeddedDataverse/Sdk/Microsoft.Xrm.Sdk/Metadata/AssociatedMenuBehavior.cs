using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>The text under which related rows are shown, if they are.</summary>
[DataContract(Name = "AssociatedMenuBehavior", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public enum AssociatedMenuBehavior
{
    [EnumMember] UseCollectionName = 0,
    [EnumMember] UseLabel = 1,
    [EnumMember] DoNotDisplay = 2,
}
