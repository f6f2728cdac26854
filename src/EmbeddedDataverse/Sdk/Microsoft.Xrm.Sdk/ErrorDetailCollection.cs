using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>Further facts about a fault, by name.</summary>
[CollectionDataContract(Name = "ErrorDetailCollection", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[Serializable]
[KnownType(nameof(GetKnownTypes))]
public sealed class ErrorDetailCollection : DataCollection<string, object>
{
    private static IEnumerable<Type> GetKnownTypes()
    {
        return KnownContracts.All;
    }
}
