using System.Runtime.Serialization;

namespace Microsoft.Xrm.Sdk.Query;

/// <summary>What all kinds of queries have in common.</summary>
[DataContract(Name = "QueryBase", Namespace = "http://schemas.microsoft.com/xrm/2011/Contracts")]
public abstract class QueryBase : IExtensibleDataObject
{
    public ExtensionDataObject ExtensionData { get; set; }
}
