using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The values of an alternate key, by column.</summary>
[CollectionDataContract(Name = "KeyAttributeCollection", Namespace = "http://schemas.microsoft.com/xrm/7.1/Contracts")]
[Serializable]
[KnownType(nameof(GetKnownTypes))]
public sealed class KeyAttributeCollection : DataCollection<string, object>
{
    public KeyAttributeCollection()
    {
    }

    protected internal KeyAttributeCollection(IDictionary<string, object> collection)
        : base(collection)
    {
    }

    private static IEnumerable<Type> GetKnownTypes()
    {
        return KnownContracts.All;
    }
}
