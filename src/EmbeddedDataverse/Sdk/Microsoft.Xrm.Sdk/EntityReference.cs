using System;
using System.Linq;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Points to a row, by its id or by an alternate key.</summary>
[DataContract(Name = "EntityReference", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[Serializable]
public sealed class EntityReference : IExtensibleDataObject
{
    [NonSerialized]
    private ExtensionDataObject extensionData;

    public EntityReference()
    {
    }

    public EntityReference(string logicalName)
    {
        LogicalName = logicalName;
    }

    public EntityReference(string logicalName, Guid id)
        : this(logicalName)
    {
        Id = id;
    }

    public EntityReference(string logicalName, string keyName, object keyValue)
        : this(logicalName)
    {
        KeyAttributes.Add(keyName, keyValue);
    }

    public EntityReference(string logicalName, KeyAttributeCollection keyAttributeCollection)
        : this(logicalName)
    {
        KeyAttributes = keyAttributeCollection;
    }

    [DataMember] public Guid Id { get; set; }
    [DataMember] public string LogicalName { get; set; }
    [DataMember] public string Name { get; set; }
    [DataMember] public KeyAttributeCollection KeyAttributes { get => field ??= new KeyAttributeCollection(); set; }
    [DataMember] public string RowVersion { get; set; }
    public ExtensionDataObject ExtensionData { get => extensionData; set => extensionData = value; }

    public override bool Equals(object obj)
    {
        return obj is EntityReference other
            && Id == other.Id
            && LogicalName == other.LogicalName
            && KeyAttributes.Count == other.KeyAttributes.Count
            && KeyAttributes.All(key => other.KeyAttributes.TryGetValue(key.Key, out var value) && Equals(key.Value, value));
    }

    public override int GetHashCode()
    {
        return (LogicalName == null ? 0 : StringComparer.Ordinal.GetHashCode(LogicalName)) ^ Id.GetHashCode();
    }
}
