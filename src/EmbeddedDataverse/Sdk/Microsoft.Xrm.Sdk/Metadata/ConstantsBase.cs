using System.Collections.Generic;
using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Metadata;

/// <summary>An open list of named values: known ones are constants, and a service may send others.</summary>
[DataContract(Name = "ConstantsBase", Namespace = "http://schemas.microsoft.com/xrm/2013/Metadata")]
public abstract class ConstantsBase<T> : IExtensibleDataObject
{
    protected static readonly IList<T> ValidValues = new List<T>();

    [DataMember] public T Value { get; set; }
    public ExtensionDataObject ExtensionData { get; set; }

    protected abstract bool ValueExistsInList(T value);

    protected static T2 Create<T2>(T value)
        where T2 : ConstantsBase<T>, new()
    {
        return new T2 { Value = value };
    }

    protected static T2 Add<T2>(T value)
        where T2 : ConstantsBase<T>, new()
    {
        ValidValues.Add(value);
        return Create<T2>(value);
    }
}
