using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Contract: boolean managed property.</summary>
[DataContract(Name = "BooleanManagedProperty", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public sealed class BooleanManagedProperty : ManagedProperty<bool>
{
    public BooleanManagedProperty()
    {
    }

    public BooleanManagedProperty(bool value)
    {
        Value = value;
    }
}
