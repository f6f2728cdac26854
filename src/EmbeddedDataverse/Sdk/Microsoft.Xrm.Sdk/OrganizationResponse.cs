using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>The answer to a message: its name and its results.</summary>
[DataContract(Name = "OrganizationResponse", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[KnownType(nameof(GetKnownTypes))]
public class OrganizationResponse : IExtensibleDataObject
{
    [DataMember] public string ResponseName { get; set; }
    [DataMember] public ParameterCollection Results { get => field ??= new ParameterCollection(); set; }
    public ExtensionDataObject ExtensionData { get; set; }

    public object this[string parameterName]
    {
        get => Results[parameterName];
        set => Results[parameterName] = value;
    }

    internal T Result<T>([CallerMemberName] string name = null)
    {
        return Results.TryGetValue(name, out object value) && value != null ? (T)value : default;
    }

    private static IEnumerable<Type> GetKnownTypes()
    {
        return KnownContracts.All;
    }
}
