using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A setting of a component and whether those who import the component may change it.</summary>
[DataContract(Name = "ManagedProperty{0}", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public abstract class ManagedProperty<T> : IExtensibleDataObject
{
    protected ManagedProperty()
        : this(null)
    {
    }

    protected ManagedProperty(string managedPropertyLogicalName)
    {
        ManagedPropertyLogicalName = managedPropertyLogicalName;
        CanBeChanged = true;
    }

    [DataMember] public T Value { get; set; }
    [DataMember] public bool CanBeChanged { get; set; }
    [DataMember] public string ManagedPropertyLogicalName { get; internal set; }
    public ExtensionDataObject ExtensionData { get; set; }
}
