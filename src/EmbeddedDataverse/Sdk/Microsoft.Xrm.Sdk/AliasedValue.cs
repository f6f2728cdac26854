using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A value that a query brought from a linked table or computed under a name of its own.</summary>
[DataContract(Name = "AliasedValue", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[KnownType(nameof(GetKnownTypes))]
public sealed class AliasedValue : IExtensibleDataObject
{
    public AliasedValue()
    {
    }

    public AliasedValue(string entityLogicalName, string attributeLogicalName, object value)
    {
        EntityLogicalName = entityLogicalName;
        AttributeLogicalName = attributeLogicalName;
        Value = value;
    }

    [DataMember] public string AttributeLogicalName { get; internal set; }
    [DataMember] public string EntityLogicalName { get; internal set; }
    [DataMember] public object Value { get; internal set; }
    public ExtensionDataObject ExtensionData { get; set; }

    private static IEnumerable<Type> GetKnownTypes()
    {
        return KnownContracts.All;
    }
}
