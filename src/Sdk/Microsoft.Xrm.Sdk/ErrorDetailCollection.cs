using System;
using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The error detail values, by key.</summary>
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
