using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>Whether a column must have a value, and who may change that.</summary>
[DataContract(Name = "AttributeRequiredLevelManagedProperty", Namespace = "http://schemas.microsoft.com/xrm/2011/Metadata")]
public sealed class AttributeRequiredLevelManagedProperty : ManagedProperty<AttributeRequiredLevel>
{
    public AttributeRequiredLevelManagedProperty(AttributeRequiredLevel value)
    {
        Value = value;
    }
}
