using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk;

/// <summary>A message for the organisation: its name and its parameters.</summary>
[DataContract(Name = "OrganizationRequest", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
[KnownType(nameof(GetKnownTypes))]
public class OrganizationRequest : IExtensibleDataObject
{
    public OrganizationRequest()
    {
    }

    public OrganizationRequest(string requestName)
    {
        RequestName = requestName;
    }

    [DataMember] public string RequestName { get; set; }
    [DataMember] public ParameterCollection Parameters { get => field ??= new ParameterCollection(); set; }
    [DataMember] public Guid? RequestId { get; set; }
    public ExtensionDataObject ExtensionData { get; set; }

    public object this[string parameterName]
    {
        get => Parameters[parameterName];
        set => Parameters[parameterName] = value;
    }

    internal T Parameter<T>([CallerMemberName] string name = null)
    {
        return Parameters.TryGetValue(name, out object value) && value != null ? (T)value : default;
    }

    internal void SetParameter(object value, [CallerMemberName] string name = null)
    {
        Parameters[name] = value;
    }

    private static IEnumerable<Type> GetKnownTypes()
    {
        return KnownContracts.All;
    }
}
